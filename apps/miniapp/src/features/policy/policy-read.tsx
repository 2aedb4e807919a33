import { CASE_CLASSES, type CommunityPolicy, TEMPLATE_KEYS } from '@juwuye/domain'
import { CLASS_LABELS, TEMPLATE_TITLES } from '@juwuye/messages'
import { useState } from 'react'
import { Card, Facts, Fold, Section } from '../../ui/index.ts'
import { fieldValue } from './policy-draft.model.ts'
import { classFields, DIGEST_GROUP, OTHER_GROUPS, type PolicyField, QUIET_GROUP } from './policy-fields.model.ts'

/** The same as the form, for who may look and not change. */
export function PolicyRead({ policy }: { policy: CommunityPolicy }) {
  const [shown, show] = useState<string>()
  const facts = (fields: readonly PolicyField[]) =>
    fields.map((field) => ({ name: field.label, text: fieldValue(policy, field) }))
  const parts = [
    ...CASE_CLASSES.map((name) => ({ key: name, title: CLASS_LABELS[name], facts: facts(classFields(name)) })),
    ...OTHER_GROUPS.map(({ key, title, fields }) => ({ key, title, facts: facts(fields) })),
    { key: 'quiet', title: '安静的时候', facts: facts([...QUIET_GROUP, ...DIGEST_GROUP]) },
    {
      key: 'templates',
      title: '微信模板',
      facts: TEMPLATE_KEYS.map((key) => ({ name: TEMPLATE_TITLES[key], text: policy.templates[key] ?? '不用' })),
    },
  ]
  return (
    <Section title="答应的时间" aside="由书记和镇街来改">
      <Card inner="flush">
        {parts.map((part) => (
          <Fold
            key={part.key}
            title={part.title}
            open={shown === part.key}
            onToggle={() => show((before) => (before === part.key ? undefined : part.key))}
          >
            <Facts of={part.facts} wide />
          </Fold>
        ))}
      </Card>
    </Section>
  )
}
