import { setTimeout as pause } from 'node:timers/promises'
import { type Answer, exchange, NoAnswer, type Sending } from './exchange.ts'

export interface NetworkCall {
  method: string
  path: string
  at: number
  /** Of the answer; a word where there was none. */
  status: number | 'offline' | 'lost' | 'timeout' | 'aborted'
}

type Fits = (call: { method: string; path: string }) => boolean

interface Trouble {
  fits: Fits
  /** So many go through before. */
  spared?: number
  times: number
  /** Instead of the server. */
  answer?: { status: number; text: string }
  /** The server does it; its answer never arrives, or after the mini-program has given up. */
  lose?: 'on its way' | 'late'
  /** The network is gone while the request is on its way. */
  cutOff?: true
}

/** Every write, and nothing that is only asked. */
export const writes: Fits = ({ method }) => method !== 'GET'

/** The phone’s way to the server, with everything that may be wrong with it. */
export class Network {
  /** Addresses that the build knows, and where those servers are now. */
  readonly hosts: [from: string, to: string][] = []
  /** The phone’s own address; without one it shares that of this machine. */
  address: string | undefined
  /** Milliseconds before each request leaves. */
  delay = 0
  readonly calls: NetworkCall[] = []
  /** How many requests wait for their answer. */
  underWay = 0
  private connected = true
  private troubles: Trouble[] = []
  private readonly listeners = new Set<(online: boolean) => void>()

  get online(): boolean {
    return this.connected
  }

  set online(online: boolean) {
    if (online === this.connected) return
    this.connected = online
    for (const listener of [...this.listeners]) listener(online)
  }

  watch(listener: (online: boolean) => void): void {
    this.listeners.add(listener)
  }

  unwatch(listener: (online: boolean) => void): void {
    this.listeners.delete(listener)
  }

  /** The next requests that fit are not sent: something before the server answers them. */
  answerNext(fits: Fits, answer: { status: number; text: string }, times = 1): void {
    this.troubles.push({ fits, times, answer })
  }

  /** The next requests that fit are done by the server, but the phone never hears so. */
  loseNextAnswer(fits: Fits, times = 1): void {
    this.troubles.push({ fits, times, lose: 'on its way' })
  }

  /** The next requests that fit are done by the server, whose answer comes later than the mini-program waits. */
  lateNextAnswer(fits: Fits, times = 1): void {
    this.troubles.push({ fits, times, lose: 'late' })
  }

  /** The nth request from now that fits gets half its way, then there is no network any more. */
  goneIn(fits: Fits, nth = 1): void {
    this.troubles.push({ fits, spared: nth - 1, times: 1, cutOff: true })
  }

  /** What was arranged and did not happen yet is forgotten. */
  settle(): void {
    this.troubles = []
    this.delay = 0
    this.online = true
  }

  /** @throws NoAnswer */
  async send(sending: Sending, timeout: number, abort: AbortSignal): Promise<Answer> {
    const url = this.located(sending.url)
    const call: NetworkCall = { method: sending.method, path: url.pathname, at: Date.now(), status: 'offline' }
    this.calls.push(call)
    this.underWay += 1
    try {
      const answer = await this.attempt(sending, url, call, timeout, abort)
      call.status = answer.status
      return answer
    } catch (fault) {
      if (fault instanceof NoAnswer && fault.why !== 'refused') call.status = fault.why
      throw fault
    } finally {
      this.underWay -= 1
    }
  }

  private async attempt(sending: Sending, url: URL, call: NetworkCall, timeout: number, abort: AbortSignal) {
    if (this.delay > 0) await pause(this.delay)
    if (abort.aborted) throw new NoAnswer('aborted', 'abort')
    if (!this.connected) throw new NoAnswer('offline', 'net::ERR_INTERNET_DISCONNECTED')
    const trouble = this.nextTrouble(call)
    if (trouble?.answer) {
      const { status, text } = trouble.answer
      return { status, headers: { 'content-type': 'text/html' }, body: Buffer.from(text) }
    }
    const gone = () => {
      if (trouble?.cutOff) this.online = false
    }
    const way = { from: this.address, timeout, abort, cutOff: trouble?.cutOff }
    const answer = await exchange(sending, url, way).finally(gone)
    if (trouble?.lose === 'late') throw new NoAnswer('timeout', 'timeout')
    if (trouble?.lose) throw new NoAnswer('lost', 'net::ERR_CONNECTION_RESET')
    if (!this.connected) throw new NoAnswer('lost', 'net::ERR_NETWORK_CHANGED')
    return answer
  }

  private nextTrouble(call: NetworkCall): Trouble | undefined {
    const trouble = this.troubles.find(({ fits }) => fits(call))
    if (!trouble) return undefined
    if (trouble.spared) {
      trouble.spared -= 1
      return undefined
    }
    trouble.times -= 1
    this.troubles = this.troubles.filter(({ times }) => times > 0)
    return trouble
  }

  private located(url: string): URL {
    const known = this.hosts.find(([from]) => url.startsWith(from))
    if (!known) throw new NoAnswer('refused', 'url not in domain list')
    return new URL(known[1] + url.slice(known[0].length))
  }
}
