import { z } from 'zod'
import type { CallWechat } from './api.ts'
import { retryFor } from './errors.ts'

export interface SubscribeMessage {
  openid: string
  templateId: string
  /** Page of the mini-program that a tap on the message opens, with its query. */
  page: string
  /** Value by field name, each through `fitField`. */
  data: Readonly<Record<string, string>>
}

/** Why WeChat will not send it, now or later. */
export type NotSent = 'noCredit' | 'banned' | 'badField' | 'badTemplate' | 'badOpenid' | 'sensitive'

export type SubscribeOutcome =
  /** `msgId` returns in the event `subscribe_msg_sent_event`. */
  | { sent: true; msgId: string | null }
  /** `words` are WeChat's own; for 'badField' they name the field. */
  | { sent: false; why: NotSent; words: string }

const TIMEOUT = 5_000

/**
 * 43101 no credit, or refused in the settings; 43107 banned; 47003 a field, 41030 the page; 40037 template; 40003
 * receiver; 45168 sensitive words.
 */
const WHY: Readonly<Record<number, NotSent>> = {
  43101: 'noCredit',
  43107: 'banned',
  47003: 'badField',
  41030: 'badField',
  40037: 'badTemplate',
  40003: 'badOpenid',
  45168: 'sensitive',
}

const sentAnswer = z.object({ msgid: z.string().optional() })

/** @throws WechatRetry */
export async function sendSubscribeMessage(
  call: CallWechat,
  message: SubscribeMessage,
  now: () => number,
): Promise<SubscribeOutcome> {
  const { errcode, words, value } = await call('/cgi-bin/message/subscribe/send', sentAnswer, {
    body: {
      touser: message.openid,
      template_id: message.templateId,
      page: message.page,
      data: Object.fromEntries(Object.entries(message.data).map(([name, value]) => [name, { value }])),
      miniprogram_state: 'formal',
      lang: 'zh_CN',
    },
    timeout: TIMEOUT,
  })
  if (errcode === 0) return { sent: true, msgId: value?.msgid ?? null }
  const why = WHY[errcode]
  if (why) return { sent: false, why, words }
  throw retryFor(errcode, words, now())
}
