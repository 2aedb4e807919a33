import { z } from 'zod'
import { Refusal } from '../http/refusal.ts'

export interface WechatClient {
  /**
   * Trades a login code for the person's id in this app. A code works once and lives 5 minutes.
   *
   * @throws Refusal wechat-refused-code, wechat-high-risk, wechat-unreachable
   */
  code2Session(code: string): Promise<{ openid: string }>
  readonly appId: string
}

export interface WechatOptions {
  baseUrl: string
  appId: string
  secret: string
}

const TIMEOUT = 2_000

/** WeChat answers 200 also on error; an absent errcode is success. */
const sessionAnswer = z.object({
  errcode: z.number().optional(),
  openid: z
    .string()
    .regex(/^[\w-]{1,128}$/)
    .optional(),
})

/** 40029 unknown or used code, 40163 code been used, 40013 not ours. */
const REFUSED_CODES = [40029, 40163, 40013]
const HIGH_RISK = 40226

export function createWechatClient({ baseUrl, appId, secret }: WechatOptions): WechatClient {
  return {
    appId,
    async code2Session(code) {
      const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' })
      const { errcode, openid } = await getJson(`${baseUrl}/sns/jscode2session?${query}`)
      if (errcode === HIGH_RISK) throw new Refusal('wechat-high-risk')
      if (errcode !== undefined && REFUSED_CODES.includes(errcode)) throw new Refusal('wechat-refused-code')
      // -1 busy, 45011 too often, and whatever we do not know: try again later
      if (errcode || openid === undefined) {
        throw new Refusal('wechat-unreachable', { cause: new Error(`WeChat answered errcode ${errcode ?? 'none'}`) })
      }
      return { openid }
    },
  }
}

/** The address carries the secret: no error that quotes it may leave here. */
async function getJson(url: string): Promise<z.output<typeof sessionAnswer>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT) })
    return sessionAnswer.parse(await response.json())
  } catch (error) {
    throw new Refusal('wechat-unreachable', { cause: new Error(`WeChat: ${(error as Error).name}`) })
  }
}
