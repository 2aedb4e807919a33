import { type Answer, errors } from './errors.ts'
import type { Wechat } from './wechat.ts'

export type Call = {
  query: URLSearchParams
  /** Of a POST; a GET has none. */
  body: Answer
  /** Waits as long as this answer was asked to take. */
  pace: () => Promise<void>
}

export type Api = {
  method: 'GET' | 'POST'
  contentType: string
  /** Whether it wants an access token. */
  token: boolean
  answer: (call: Call) => Promise<Answer>
}

const JSON_TYPE = 'application/json; encoding=utf-8'

/** Every API of WeChat that is here, by its path. */
export function wechatApis({ account, subscriptions, content }: Wechat): Record<string, Api> {
  const paced = (answer: (call: Call) => Answer) => async (call: Call) => {
    const made = answer(call)
    await call.pace()
    return made
  }
  const post = (answer: Api['answer'], token = true): Api => ({ method: 'POST', contentType: JSON_TYPE, token, answer })
  return {
    // WeChat labels this one as plain text, so a client must not choose its parser by the label
    '/sns/jscode2session': {
      method: 'GET',
      contentType: 'text/plain',
      token: false,
      answer: paced(({ query }) => account.codeToSession(query)),
    },
    '/cgi-bin/stable_token': post(
      paced(({ body }) => account.stableToken(body)),
      false,
    ),
    '/cgi-bin/message/subscribe/send': post(({ body, pace }) => subscriptions.send(body, pace)),
    '/wxaapi/newtmpl/gettemplate': {
      method: 'GET',
      contentType: JSON_TYPE,
      token: true,
      answer: paced(() => subscriptions.list()),
    },
    '/wxa/msg_sec_check': post(paced(({ body }) => content.checkText(body))),
    '/wxa/media_check_async': post(paced(({ body }) => content.checkMedia(body))),
  }
}

export const wrongMethod = (api: Api): Answer => (api.method === 'GET' ? errors.getRequired : errors.postRequired)
