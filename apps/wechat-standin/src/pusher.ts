import { createCipheriv, createHash, randomBytes, randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export type PushKeys = {
  token: string
  /** EncodingAESKey, 43 characters. */
  aesKey: string
}

/** One try to deliver a push, just as it went out. */
export type Attempt = { url: string; body: string; answer: string }
export type PushRecord = { message: Message; attempts: Attempt[]; delivered: boolean }
export type Message = { FromUserName: string; Event: string; [field: string]: unknown }

const TRIES = 4
const AT_ONCE = 8
/** Records are for looking at; more than these are dropped, oldest first. */
const KEPT = 2_000
const MINI_PROGRAM = 'gh_000000000000'

/** Pushes events to the address that the mini-program’s owner gave, encrypted in safe mode, a few at a time. */
export class Pusher {
  readonly #appId: string
  readonly #keys: PushKeys | undefined
  readonly #now: () => number
  readonly #end = new AbortController()
  readonly #waiting: Message[] = []
  #active = 0
  #callback: { url: string; patience: number } | undefined
  #records: PushRecord[] = []

  constructor(options: { appId: string; keys: PushKeys | undefined; now: () => number }) {
    this.#appId = options.appId
    this.#keys = options.keys
    this.#now = options.now
  }

  /** Newest last. */
  get records(): readonly PushRecord[] {
    return this.#records
  }

  /** Nothing is under way and nothing waits. */
  get idle(): boolean {
    return this.#active === 0 && this.#waiting.length === 0
  }

  /**
   * Keeps the address once it has passed WeChat's check: it must give back `echostr`.
   *
   * @param patience how long an answer may take, ms
   * @returns what was wrong
   */
  async setCallback(url: string, patience: number): Promise<string | undefined> {
    if (!this.#keys) return 'no push token and key were given at start'
    const [timestamp, nonce, echostr] = [this.#seconds(), aNonce(), String(randomInt(2 ** 40))]
    const query = { signature: sign([this.#keys.token, timestamp, nonce]), timestamp, nonce, echostr }
    const answer = await ask(withQuery(url, query), { signal: AbortSignal.timeout(patience) })
    if (answer !== echostr) return `${url} did not give back the echostr: ${answer.slice(0, 200)}`
    this.#callback = { url, patience }
    return undefined
  }

  /** From now on nothing is pushed. */
  dropCallback(): void {
    this.#callback = undefined
  }

  push(message: Message): void {
    if (!this.#callback) return
    this.#waiting.push({ ToUserName: MINI_PROGRAM, CreateTime: Number(this.#seconds()), MsgType: 'event', ...message })
    this.#next()
  }

  forget(): void {
    this.#records = []
  }

  close(): void {
    this.#waiting.length = 0
    this.#end.abort()
  }

  #next(): void {
    if (this.#active >= AT_ONCE) return
    const message = this.#waiting.shift()
    if (!message) return
    this.#active += 1
    void this.#deliver(message).finally(() => {
      this.#active -= 1
      this.#next()
    })
  }

  async #deliver(message: Message): Promise<void> {
    const record: PushRecord = { message, attempts: [], delivered: false }
    this.#records.push(record)
    if (this.#records.length > KEPT) this.#records.shift()
    for (let tried = 0; tried < TRIES && !record.delivered && this.#callback; tried += 1) {
      const { url, patience } = this.#callback
      if (tried > 0) await pause(patience / 5, undefined, { signal: this.#end.signal }).catch(() => {})
      if (this.#end.signal.aborted) return
      const attempt = { ...this.#seal(url, message), answer: '' }
      record.attempts.push(attempt)
      const signal = AbortSignal.any([this.#end.signal, AbortSignal.timeout(patience)])
      attempt.answer = await ask(attempt.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: attempt.body,
        signal,
      })
      record.delivered = attempt.answer === 'success' || attempt.answer === ''
    }
  }

  #seal(url: string, message: Message): { url: string; body: string } {
    if (!this.#keys) throw new Error('there is a callback only with keys')
    const { token, aesKey } = this.#keys
    const [timestamp, nonce] = [this.#seconds(), aNonce()]
    const encrypted = encrypt(aesKey, this.#appId, JSON.stringify(message))
    const query = {
      signature: sign([token, timestamp, nonce]),
      timestamp,
      nonce,
      openid: message.FromUserName,
      encrypt_type: 'aes',
      msg_signature: sign([token, timestamp, nonce, encrypted]),
    }
    return { url: withQuery(url, query), body: JSON.stringify({ ToUserName: MINI_PROGRAM, Encrypt: encrypted }) }
  }

  #seconds(): string {
    return String(Math.floor(this.#now() / 1000))
  }
}

/** The body of an answer with status 200; otherwise what went wrong, in words that are no answer. */
async function ask(url: string, init: RequestInit): Promise<string> {
  try {
    const response = await fetch(url, init)
    const body = await response.text()
    return response.status === 200 ? body : `HTTP ${response.status}: ${body.slice(0, 200)}`
  } catch (error) {
    return `no answer: ${(error as Error).name}`
  }
}

const aNonce = () => String(randomInt(10 ** 9))
const withQuery = (url: string, query: Record<string, string>) => `${url}?${new URLSearchParams(query)}`

export const sign = (parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')

const BLOCK = 32

/**
 * AES-256-CBC over 16 random bytes, the message's length, the message and the appid, padded to blocks of 32.
 *
 * @param random for comparing with published examples
 */
export function encrypt(aesKey: string, appId: string, message: string, random = randomBytes(16)): string {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const text = Buffer.from(message)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const full = Buffer.concat([random, length, text, Buffer.from(appId)])
  const padding = BLOCK - (full.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(full), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  )
}
