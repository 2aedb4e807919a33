import type { z } from 'zod'
import { type Asking, askWechat, type Outcome } from './http.ts'
import type { Tokens } from './token.ts'

/** Calls an API of WeChat that wants the access token. */
export type CallWechat = <T>(path: string, shape: z.ZodType<T>, asking: Asking) => Promise<Outcome<T>>

/** Not valid or not the latest, invalid, over. */
const STALE_TOKEN = [40001, 40014, 42001]

/** A token that WeChat no longer takes is fetched anew, and the call made once more. */
export function createCall(baseUrl: string, tokens: Tokens): CallWechat {
  return async (path, shape, asking) => {
    const ask = (token: string) =>
      askWechat(`${baseUrl}${path}?access_token=${encodeURIComponent(token)}`, shape, asking)
    const token = await tokens.get()
    const first = await ask(token)
    if (!STALE_TOKEN.includes(first.errcode)) return first
    tokens.drop(token)
    return ask(await tokens.get())
  }
}
