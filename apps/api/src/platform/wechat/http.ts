import { z } from 'zod'
import { unreachable } from './errors.ts'

/** WeChat answers 200 also on error; an absent errcode is success. */
const outcome = z.object({ errcode: z.number().optional(), errmsg: z.string().optional() })

export interface Asking {
  /** Absent: GET. */
  body?: unknown
  /** Milliseconds. */
  timeout: number
}

export interface Outcome<T> {
  /** 0 is success. */
  errcode: number
  /** WeChat's own words for it, cut short. */
  words: string
  /** What success carries; undefined otherwise, or when it was not in the promised form. */
  value: T | undefined
}

const WORDS_LIMIT = 200

/**
 * Asks WeChat and reads its answer, whatever content type it calls it.
 *
 * @throws WechatRetry out of reach, too slow, not JSON
 */
export async function askWechat<T>(url: string, shape: z.ZodType<T>, { body, timeout }: Asking): Promise<Outcome<T>> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body), headers: JSON_HEADERS }),
    })
    const answer = parseKeepingIds(await response.text())
    const { errcode = 0, errmsg = '' } = outcome.parse(answer)
    const value = errcode === 0 ? shape.safeParse(answer).data : undefined
    return { errcode, words: errmsg.slice(0, WORDS_LIMIT), value }
  } catch (error) {
    throw unreachable(error)
  }
}

const JSON_HEADERS = { 'content-type': 'application/json' }

/** Message ids are 64-bit numbers, which JSON.parse would round. */
export function parseKeepingIds(text: string): unknown {
  return JSON.parse(text.replace(/"(msgid)"\s*:\s*(\d+)/gi, '"$1":"$2"'))
}
