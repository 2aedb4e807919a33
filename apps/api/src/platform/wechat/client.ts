import { type CallWechat, createCall } from './api.ts'
import { checkMedia, checkText, type MediaToCheck, type TextToCheck, type TextVerdict } from './content-check.ts'
import { codeToSession } from './login.ts'
import { type SubscribeMessage, type SubscribeOutcome, sendSubscribeMessage } from './subscribe.ts'
import { listTemplates, type MessageTemplate } from './templates.ts'
import { createTokens } from './token.ts'

export interface WechatClient {
  readonly appId: string
  /**
   * Trades a login code for the person's id in this app. A code works once and lives 5 minutes.
   *
   * @throws Refusal wechat-refused-code, wechat-high-risk, wechat-unreachable
   */
  code2Session(code: string): Promise<{ openid: string }>
  /**
   * One message for one credit. A WeChat that says no is an outcome; after a timeout it may have been sent.
   *
   * @throws WechatRetry busy, over a limit, out of reach
   */
  sendSubscribeMessage(message: SubscribeMessage): Promise<SubscribeOutcome>
  /** Within 1.5 s; never throws. */
  checkText(text: TextToCheck): Promise<TextVerdict>
  /**
   * The verdict is pushed later, under the trace id.
   *
   * @throws WechatRetry
   */
  checkMedia(media: MediaToCheck): Promise<{ traceId: string }>
  /** @throws Refusal wechat-unreachable */
  listTemplates(): Promise<MessageTemplate[]>
}

export interface WechatOptions {
  /** Without a slash at the end. */
  baseUrl: string
  appId: string
  secret: string
  /** Epoch milliseconds; outside the tests the real ones, also where the application plays with time. */
  now?: () => number
  /** Hears why a text stayed unchecked. */
  onTrouble?: (error: Error) => void
}

/** WeChat over HTTP; the token is kept in this process. No error carries the secret or the token. */
export function createWechatClient({
  baseUrl,
  appId,
  secret,
  now = Date.now,
  onTrouble = () => {},
}: WechatOptions): WechatClient {
  const account = { baseUrl, appId, secret, now }
  const call: CallWechat = createCall(baseUrl, createTokens(account))
  return {
    appId,
    code2Session: (code) => codeToSession(code, account),
    sendSubscribeMessage: (message) => sendSubscribeMessage(call, message, now),
    checkText: (text) => checkText(call, text, { now, onTrouble }),
    checkMedia: (media) => checkMedia(call, media, now),
    listTemplates: () => listTemplates(call, now),
  }
}
