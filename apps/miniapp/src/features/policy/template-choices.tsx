import { TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import { TEMPLATE_TITLES } from '@juwuye/messages'
import { useState } from 'react'
import { Card, ListRow, Section, View } from '../../ui/index.ts'
import { templatePath } from './policy-draft.model.ts'
import type { Editing } from './policy-parts.tsx'
import { TemplateSheet } from './template-sheet.tsx'

interface TemplateChoicesProps {
  communityId: string
  editing: Editing
}

/** Which of WeChat's templates carries which kind of message. */
export function TemplateChoices({ communityId, editing }: TemplateChoicesProps) {
  const [choosing, choose] = useState<TemplateKey>()
  const { base, edits, problems, edit } = editing
  const inForce = (key: TemplateKey) => base.templates[key] ?? ''
  const chosen = (key: TemplateKey) => edits[templatePath(key)] ?? inForce(key)
  return (
    <Section title="微信模板">
      <Card inner="flush">
        {TEMPLATE_KEYS.map((key) => (
          <ListRow
            key={key}
            title={TEMPLATE_TITLES[key]}
            note={problems[templatePath(key)] ?? (chosen(key) ? '在用' : '不用，只写进“消息”')}
            aside={templatePath(key) in edits ? '改了' : undefined}
            onPress={() => choose(key)}
          />
        ))}
      </Card>
      <View className="t-note mt2">模板先在微信公众平台里申请好，再到这里选</View>
      {choosing && (
        <TemplateSheet
          communityId={communityId}
          kind={choosing}
          initial={chosen(choosing)}
          error={problems[templatePath(choosing)]}
          onChoose={(id) => {
            edit(templatePath(choosing), id, inForce(choosing))
            choose(undefined)
          }}
          onClose={() => choose(undefined)}
        />
      )}
    </Section>
  )
}
