import { type CommunityPolicy, TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import { TEMPLATE_TITLES } from '@juwuye/messages'
import type { MessageSettings } from '@juwuye/types'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { countCredits } from './grants.ts'
import { messageSettings } from './notifications.table.ts'

/** The kinds of WeChat message that somebody does not want. Needs the person pinned. */
export async function switchedOff(tx: Tx, personId: string): Promise<readonly TemplateKey[]> {
  const [row] = await tx
    .select({ off: messageSettings.off })
    .from(messageSettings)
    .where(eq(messageSettings.personId, personId))
  return row?.off ?? []
}

const hourText = (minuteOfDay: number) =>
  `${String(Math.floor(minuteOfDay / 60)).padStart(2, '0')}:${String(minuteOfDay % 60).padStart(2, '0')}`

/** What somebody hears of in WeChat, as their page of settings shows it. Needs the person pinned. */
export async function readSettings(tx: Tx, personId: string, policy: CommunityPolicy): Promise<MessageSettings> {
  const off = await switchedOff(tx, personId)
  const credits = await countCredits(tx, personId)
  return {
    templates: TEMPLATE_KEYS.map((key) => {
      const templateId = policy.templates[key]
      return {
        key,
        templateId,
        title: TEMPLATE_TITLES[key],
        on: !off.includes(key),
        credits: templateId === null ? 0 : (credits.get(templateId) ?? 0),
      }
    }),
    quiet: { from: hourText(policy.quiet.fromMinute), until: hourText(policy.quiet.untilMinute) },
  }
}
