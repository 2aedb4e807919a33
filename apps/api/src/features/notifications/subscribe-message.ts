import { digestWords, TEMPLATE_FIELDS } from '@juwuye/messages'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { SubscribeMessage } from '../../platform/wechat/subscribe.ts'
import { fitField, wechatTime } from '../../platform/wechat/template-fields.ts'
import type { DeliveryRow } from './deliveries.ts'
import { wordsFor } from './message-words.ts'
import { messages } from './notifications.table.ts'

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
  const words = (await wordsFor(tx, { communityId, personId }, [message], now))(message)
  const { about } = words
  const seen = message.caseId === null || about?.visible || (about && message.audience === 'town')
  if (!seen) return null
  const inCommunity = `communityId=${communityId}`
  let page = `${INBOX}?${inCommunity}`
  if (about?.visible) page = `${CASE}?${inCommunity}&caseId=${about.id}`
  if (words.page) page = `pages/${words.page}/index?${inCommunity}`
  return { page, data: fitted({ ...words, at: message.createdAt }) }
}
