import { CASE_CLASSES, type CaseClass, type CommunityPolicy } from '@juwuye/domain'
import { CLASS_LABELS } from '@juwuye/messages'
import type { Me, PolicyView } from '@juwuye/types'
import { useState } from 'react'
import { Button, Card, Notice, Phrases, Section, TextLink, View } from '../../ui/index.ts'
import { BehindNotice } from './behind-notice.tsx'
import { ConfirmPolicySheet } from './confirm-policy-sheet.tsx'
import { fieldValue, wrongNames } from './policy-draft.model.ts'
import { classFields, DIGEST_GROUP, OTHER_GROUPS, QUIET_GROUP } from './policy-fields.model.ts'
import { type Editing, PolicyFold } from './policy-parts.tsx'
import { TemplateChoices } from './template-choices.tsx'
import { usePolicyForm } from './use-policy-form.ts'

interface PolicyFormProps {
  me: Me
  communityId: string
  latest: PolicyView
}

const promised = ['respondHours', 'safeHours', 'planDays', 'resolveDays']

/** “有人报到 72 小时”, “全部办好 7 天” */
function summary(caseClass: CaseClass, policy: CommunityPolicy): string[] {
  const fields = classFields(caseClass).filter(({ path }) => promised.some((name) => path.endsWith(`.${name}`)))
  const set = fields.filter((field) => fieldValue(policy, field) !== '不设')
  return set.map((field) => `${field.label} ${fieldValue(policy, field)}`)
}

/** Groups of fields, folded; then what changes, with a reason; nothing typed is lost on the way. */
export function PolicyForm({ me, communityId, latest }: PolicyFormProps) {
  const form = usePolicyForm({ me, communityId, latest })
  const { base, draft, changes, problems, behind } = form
  const editing: Editing = { base: base.policy, edits: draft.value.edits, problems, edit: form.edit }
  const wrong = wrongNames(problems)
  return (
    <>
      {behind && <BehindNotice communityId={communityId} form={form} />}
      <Groups key={form.drawn} editing={editing} />
      <TemplateChoices communityId={communityId} editing={editing} />
      <View className="mt6">
        {wrong.length > 0 && (
          <Notice kind="error" title={`有 ${wrong.length} 项要改`} text={wrong.join('、')} className="mb3" />
        )}
        <Button
          text="下一步，看看改了什么"
          kind="primary"
          disabled={changes.length === 0 && wrong.length === 0}
          reason={changes.length === 0 && wrong.length === 0 ? '还没有改' : undefined}
          onPress={() => void form.next()}
        />
        {Object.keys(draft.value.edits).length > 0 && (
          <View className="centre mt3">
            <TextLink text="不改了，都照原来的" onPress={form.drop} />
          </View>
        )}
      </View>
      {form.asked && <ConfirmPolicySheet communityId={communityId} form={form} />}
    </>
  )
}

function Groups({ editing }: { editing: Editing }) {
  const [shown, show] = useState<readonly string[]>([])
  const toggle = (key: string) => (shown.includes(key) ? shown.filter((other) => other !== key) : [...shown, key])
  const fold = (key: string) => ({ editing, open: shown.includes(key), onToggle: () => show(toggle(key)) })
  return (
    <>
      <Section title="五类事，答应多久">
        <Card inner="flush">
          {CASE_CLASSES.map((name) => (
            <PolicyFold
              key={name}
              title={CLASS_LABELS[name]}
              note={<Phrases of={summary(name, editing.base)} between="，" />}
              fields={classFields(name)}
              {...fold(name)}
            />
          ))}
        </Card>
        <View className="t-note mt2">改了以后，新开始算的按新的；已经在走的，到期时间不变</View>
      </Section>
      <Section title="别的时限和数字">
        <Card inner="flush">
          {OTHER_GROUPS.map(({ key, title, fields }) => (
            <PolicyFold key={key} title={title} fields={fields} {...fold(key)} />
          ))}
        </Card>
      </Section>
      <Section title="什么时候发微信">
        <Card inner="flush">
          <PolicyFold
            title="安静的时候"
            note={`${QUIET_GROUP.map((field) => fieldValue(editing.base, field)).join(' 到 ')}，有危险的照发`}
            fields={QUIET_GROUP}
            {...fold('quiet')}
          />
          <PolicyFold
            title="攒起来一条发"
            note={DIGEST_GROUP.map((field) => fieldValue(editing.base, field)).join('，满 ')}
            fields={DIGEST_GROUP}
            {...fold('digest')}
          />
        </Card>
      </Section>
    </>
  )
}
