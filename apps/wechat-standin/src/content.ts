import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, errors, isOpenid } from './errors.ts'
import type { Pusher } from './pusher.ts'

export const SUGGESTIONS = ['pass', 'review', 'risky'] as const
export type Suggestion = (typeof SUGGESTIONS)[number]

/** 'silent', for media: no verdict is pushed until /admin/judge says one. */
export type Rule<S extends string = Suggestion> = { contains: string; suggest: S }
export type MediaRule = Rule<Suggestion | 'silent'>

const LABELS: Record<Suggestion, number> = { pass: 100, review: 20003, risky: 20006 }

/** Words that a demonstration can use without offending anybody. */
const BUILT_IN: Rule[] = [
  { contains: '违禁词', suggest: 'risky' },
  { contains: '待复核词', suggest: 'review' },
]

const LONGEST_TEXT = 2_500
const LARGEST_MEDIA = 10 * 1024 * 1024
const DOWNLOAD_LIMIT = 10_000
const SCENES = [1, 2, 3, 4]

/** One photo or sound that was sent in; `bytes` once it was fetched. */
export type MediaCheck = { traceId: string; url: string; openid: string; bytes: number | null; fault: string | null }
export type TextCheck = { openid: string; scene: number; content: string; suggest: Suggestion }

/** Judges texts at once and media later. */
export class ContentChecks {
  readonly #pusher: Pusher
  readonly #end = new AbortController()
  #textRules: Rule[] = []
  #mediaRules: MediaRule[] = []
  #mediaDelay = 0
  readonly #idle = new Set<string>()
  readonly texts: TextCheck[] = []
  readonly media: MediaCheck[] = []

  constructor(pusher: Pusher) {
    this.#pusher = pusher
  }

  /** What is absent stays as it was. @param rules.mediaDelay ms between fetching and pushing the verdict */
  setRules(rules: { text?: Rule[]; media?: MediaRule[]; mediaDelay?: number }): void {
    this.#textRules = rules.text ?? this.#textRules
    this.#mediaRules = rules.media ?? this.#mediaRules
    this.#mediaDelay = rules.mediaDelay ?? this.#mediaDelay
  }

  /** Whether this person has not used the mini-program for two hours. */
  setIdle(openid: string, idle: boolean): void {
    if (idle) this.#idle.add(openid)
    else this.#idle.delete(openid)
  }

  forget(): void {
    this.texts.length = 0
    this.media.length = 0
  }

  close(): void {
    this.#end.abort()
  }

  judge(text: string): Suggestion {
    return [...this.#textRules, ...BUILT_IN].find(({ contains }) => text.includes(contains))?.suggest ?? 'pass'
  }

  /** `POST /wxa/msg_sec_check` */
  checkText({ version, openid, scene, content, title, nickname }: Answer): Answer {
    if (version !== 2 || typeof content !== 'string' || content === '') return errors.badFormat
    if (!SCENES.includes(Number(scene)) || [...content].length > LONGEST_TEXT) return errors.badFormat
    const refusal = this.#refusePerson(openid)
    if (refusal) return refusal
    const suggest = this.judge([title, nickname, content].filter((part) => typeof part === 'string').join('\n'))
    this.texts.push({ openid: String(openid), scene: Number(scene), content, suggest })
    return { errcode: 0, errmsg: 'ok', ...verdictOf(suggest, LABELS[suggest]), trace_id: aTrace() }
  }

  /** `POST /wxa/media_check_async`: takes the task, fetches the media, pushes the verdict. */
  checkMedia({ version, openid, scene, media_url, media_type }: Answer): Answer {
    const isAddress = typeof media_url === 'string' && /^https?:\/\//.test(media_url) && URL.canParse(media_url)
    if (version !== 2 || !isAddress || (media_type !== 1 && media_type !== 2)) return errors.badFormat
    if (!SCENES.includes(Number(scene))) return errors.badFormat
    const refusal = this.#refusePerson(openid)
    if (refusal) return refusal
    const check = { traceId: aTrace(), url: media_url, openid: String(openid), bytes: null, fault: null }
    this.media.push(check)
    void this.#look(check)
    return { errcode: 0, errmsg: 'ok', trace_id: check.traceId }
  }

  /** A verdict by hand, also a second one. @returns whether there is such a task */
  judgeMedia(traceId: string, suggest: Suggestion): boolean {
    const check = this.media.find((known) => known.traceId === traceId)
    if (check) this.#pushVerdict(check, suggest)
    return check !== undefined
  }

  #refusePerson(openid: unknown): Answer | undefined {
    if (!isOpenid(openid)) return errors.invalidOpenid
    return this.#idle.has(openid) ? errors.idleOpenid : undefined
  }

  async #look(check: MediaCheck): Promise<void> {
    try {
      check.bytes = await measure(check.url, AbortSignal.any([this.#end.signal, AbortSignal.timeout(DOWNLOAD_LIMIT)]))
    } catch (error) {
      check.fault = (error as Error).message
    }
    await pause(this.#mediaDelay, undefined, { signal: this.#end.signal }).catch(() => {})
    if (this.#end.signal.aborted) return
    if (check.fault !== null) {
      this.#pushResult(check, { detail: [], errcode: -1008, errmsg: '下载错误，请检查媒体链接是否可以下载' })
      return
    }
    const suggest = this.#mediaRules.find(({ contains }) => check.url.includes(contains))?.suggest ?? 'pass'
    if (suggest !== 'silent') this.#pushVerdict(check, suggest)
  }

  /** Here WeChat writes the label as a string. */
  #pushVerdict(check: MediaCheck, suggest: Suggestion): void {
    this.#pushResult(check, verdictOf(suggest, String(LABELS[suggest])))
  }

  #pushResult({ openid, traceId }: MediaCheck, result: Answer): void {
    this.#pusher.push({ FromUserName: openid, Event: 'wxa_media_check', trace_id: traceId, version: 2, ...result })
  }
}

const aTrace = () => randomUUID().slice(0, 26)

const verdictOf = (suggest: Suggestion, label: number | string): Answer => ({
  result: { suggest, label },
  detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
})

/** Fetches it all, as WeChat must to look at it. @throws when it cannot be had or is larger than 10 MB */
async function measure(url: string, signal: AbortSignal): Promise<number> {
  const response = await fetch(url, { signal })
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
  let bytes = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > LARGEST_MEDIA) throw new Error('larger than 10 MB')
  }
  return bytes
}
