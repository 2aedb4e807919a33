// The page on what is deleted after its time, and by whose rule.
import { RETENTION, RETENTION_RULES } from '@juwuye/domain'
import { keptText, RETENTION_GROUNDS, RETENTION_LABELS } from '@juwuye/messages'
import { code, page, table } from './doc-pages.ts'

export const retention = () =>
  page(
    'Retention',
    'packages/domain/src/retention.ts',
    'What is deleted after its time. The small hours see to it, batch by batch; unsent uploads and pushes go every minute. What is in no row stays as long as the case or the account it belongs to.',
    table(
      ['rule', 'what people read', 'counted from', 'days', 'as people read it', 'ground'],
      RETENTION_RULES.map((rule) => {
        const { days, ground } = RETENTION[rule]
        const { what, from } = RETENTION_LABELS[rule]
        return [code(rule), what, from, String(days), keptText(rule), RETENTION_GROUNDS[ground]]
      }),
    ),
  )
