import { digestWords, noticeClause, TEMPLATE_FIELDS, UNTITLED } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { SubscribeMessage } from '../../platform/wechat/subscribe.ts'
import { fitField, wechatTime } from '../../platform/wechat/template-fields.ts'
import { partyRefs } from '../communities/index.ts'
import type { DeliveryRow } from './deliveries.ts'
import { messages } from './notifications.table.ts'
import { casesOfMessages } from './shown-cases.ts'

type Content = Pick<SubscribeMessage, 'page' | 'data'>

const INBOX = 'pages/inbox/index'
const CASE = 'pages/case/index'

function fitted(words: { number: string; what: string; at: number; note: string }): Record<string, string> {
  const { number, what, at, note } = TEMPLATE_FIELDS
  return {
    [number]: fitField(number, words.number),
    [what]: fitField(what, words.what),
    [at]: fitField(at, wechatTime(words.at)),
    [note]: fitField(note, words.note),
  }
}

/**
 * What a delivery says in WeChat and where a tap on it leads: number, title where it is public, what happened. Needs
 * community and person pinned.
 *
 * @returns null when the case is no longer theirs to see
 */
export async function subscribeContent(tx: Tx, delivery: DeliveryRow, now: number): Promise<Content | null> {
  const { communityId, personId, messageId } = delivery
  if (messageId === null) {
    const data = fitted({ number: '', at: now, ...digestWords(delivery.folds) })
    return { page: `${INBOX}?communityId=${communityId}`, data }
  }
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.communityId, communityId), eq(messages.personId, personId), eq(messages.id, messageId)))
  if (!message) throw new Error('a delivery carries a message that is not there')
  const shown = (await casesOfMessages(tx, communityId, personId, [message.caseId], now)).get(message.caseId)
  if (!shown || (!shown.visible && message.audience !== 'town')) return null
  const parties = await partyRefs(tx, communityId)
  const note = noticeClause(message.kind, message.audience, message.data, {
    number: shown.number,
    caseClass: shown.caseClass,
    party: (id) => parties.get(id)?.name ?? '',
    now,
  })
  const title = shown.visible && message.audience !== 'town' ? shown.title : null
  const words = { number: shown.number, what: title ?? UNTITLED, at: message.createdAt, note }
  const page = shown.visible
    ? `${CASE}?communityId=${communityId}&caseId=${message.caseId}`
    : `${INBOX}?communityId=${communityId}`
  return { page, data: fitted(words) }
}
