import { z } from 'zod'
import type { CallWechat } from './api.ts'
import { retryFor, unreachable } from './errors.ts'

export interface TextToCheck {
  /** Of somebody who used the mini-program within two hours: WeChat judges nobody else's words. */
  openid: string
  /** 1 profile, 2 comment, 3 forum, 4 social log. */
  scene: 1 | 2 | 3 | 4
  /** At most 2,500 characters. */
  content: string
  title?: string
  nickname?: string
}

/** 'unchecked': WeChat did not say, or not in time. */
export interface TextVerdict {
  verdict: 'passed' | 'review' | 'risky' | 'unchecked'
  /** WeChat's number for what it found; 100 is nothing. */
  label: number | null
}

export interface MediaToCheck {
  openid: string
  /** Fetched by WeChat within half an hour, at most 10 MB. */
  url: string
  /** 1 sound, 2 picture. */
  mediaType: 1 | 2
}

/** For token and check together: somebody waits. */
const TEXT_LIMIT = 1_500
const MEDIA_TIMEOUT = 5_000
const FORUM = 3

const UNCHECKED: TextVerdict = { verdict: 'unchecked', label: null }
const VERDICTS = { pass: 'passed', review: 'review', risky: 'risky' } as const

const textAnswer = z.object({
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.coerce.number().catch(0) }),
})
const mediaAnswer = z.object({ trace_id: z.string().min(1) })

/**
 * Never throws, and takes no longer than 1.5 s.
 *
 * @param onTrouble hears why a text stayed unchecked
 */
export async function checkText(
  call: CallWechat,
  { openid, scene, content, title, nickname }: TextToCheck,
  { now, onTrouble }: { now: () => number; onTrouble: (error: Error) => void },
): Promise<TextVerdict> {
  try {
    const body = { version: 2, openid, scene, content, title, nickname }
    const asked = call('/wxa/msg_sec_check', textAnswer, { body, timeout: TEXT_LIMIT })
    const { errcode, words, value } = await inTime(asked, TEXT_LIMIT)
    if (!value) throw retryFor(errcode, words, now())
    return { verdict: VERDICTS[value.result.suggest], label: value.result.label }
  } catch (error) {
    onTrouble(error as Error)
    return UNCHECKED
  }
}

async function inTime<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unreachable(new DOMException('', 'TimeoutError'))), limit)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * The verdict is pushed within half an hour, under the trace id.
 *
 * @throws WechatRetry
 */
export async function checkMedia(
  call: CallWechat,
  { openid, url, mediaType }: MediaToCheck,
  now: () => number,
): Promise<{ traceId: string }> {
  const { errcode, words, value } = await call('/wxa/media_check_async', mediaAnswer, {
    body: { media_url: url, media_type: mediaType, version: 2, openid, scene: FORUM },
    timeout: MEDIA_TIMEOUT,
  })
  if (!value) throw retryFor(errcode, words, now())
  return { traceId: value.trace_id }
}
