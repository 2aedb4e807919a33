/** WeChat did not do it now and may do it later: busy, over a limit, out of reach, or a code we do not know. */
export class WechatRetry extends Error {
  /** Wait at least this long, ms. */
  readonly after: number
  /** What WeChat answered; null when it did not answer, or not in its form. */
  readonly errcode: number | null

  constructor(message: string, after: number, errcode: number | null = null) {
    super(message)
    this.name = 'WechatRetry'
    this.after = after
    this.errcode = errcode
  }
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
/** UTC+8 the year round. */
const SHANGHAI_OFFSET = 8 * 60 * MINUTE

/** While WeChat is out of reach. */
const UNREACHABLE_WAIT = 5 * SECOND
/** For what does not pass by itself, such as 40164 (our address is not on WeChat's list). */
const UNKNOWN_WAIT = 5 * MINUTE

/** -1 busy; 43108 two messages at once to one person; 45011 too many this minute. */
const WAITS: Readonly<Record<number, number>> = { [-1]: 5 * SECOND, 43108: 2 * SECOND, 45011: MINUTE }
/** Too many today; WeChat counts by its own day. */
const DAY_LIMIT = 45009

/** @param now epoch milliseconds */
export function retryFor(errcode: number, words: string, now: number): WechatRetry {
  const after = errcode === DAY_LIMIT ? untilMidnight(now) : (WAITS[errcode] ?? UNKNOWN_WAIT)
  return new WechatRetry(`WeChat answered ${errcode}: ${words}`, after, errcode)
}

/** The address that was asked carries secrets, so nothing of the error but its name may leave. */
export const unreachable = (error: unknown): WechatRetry =>
  new WechatRetry(`WeChat: ${(error as Error).name}`, UNREACHABLE_WAIT)

const untilMidnight = (now: number) => DAY - ((now + SHANGHAI_OFFSET) % DAY)
