import { z } from 'zod'
import { Refusal } from '../http/refusal.ts'
import { retryFor } from './errors.ts'
import { askWechat } from './http.ts'

const TIMEOUT = 2_000

const sessionAnswer = z.object({ openid: z.string().regex(/^[\w-]{1,128}$/) })

/** 40029 unknown or used code, 40163 code been used, 40013 not ours. */
const REFUSED_CODES = [40029, 40163, 40013]
const HIGH_RISK = 40226

export interface LoginOptions {
  baseUrl: string
  appId: string
  secret: string
  /** Epoch milliseconds. */
  now: () => number
}

/** @throws Refusal wechat-refused-code, wechat-high-risk, wechat-unreachable */
export async function codeToSession(code: string, { baseUrl, appId, secret, now }: LoginOptions) {
  const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
  const { errcode, words, value } = await askWechat(`${baseUrl}/sns/jscode2session?${query}`, sessionAnswer, {
    timeout: TIMEOUT,
  }).catch((cause: unknown) => {
    throw new Refusal('wechat-unreachable', { cause })
  })
  if (errcode === HIGH_RISK) throw new Refusal('wechat-high-risk')
  if (REFUSED_CODES.includes(errcode)) throw new Refusal('wechat-refused-code')
  // -1 busy, 45011 too often, and whatever we do not know: try again later
  if (!value) throw new Refusal('wechat-unreachable', { cause: retryFor(errcode, words, now()) })
  return { openid: value.openid }
}
