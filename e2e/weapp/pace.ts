import { setTimeout as pause } from 'node:timers/promises'
import type { Handset } from './handset.ts'

const MINUTE = 60_000

/** What the server grants in a minute, and room for one more walk. */
const PER_PERSON = 300 - 90
const LOGINS = 60 - 15
const REFUSED = 60 - 25

interface Call {
  name: string
  at: number
  isLogin: boolean
  isRefused: boolean
}

/** Nobody taps as fast as these phones do: whoever would run into the server's limits waits before the next walk. */
export class Pace {
  private calls: Call[] = []

  /** What a phone that is put away has sent. */
  note({ name, phone }: Handset): void {
    const calls = phone.network.calls.map(({ at, path, status }) => {
      return { name, at, isLogin: path === '/v1/sessions', isRefused: status === 401 }
    })
    this.calls.push(...calls)
  }

  noteLogin(name: string): void {
    this.calls.push({ name, at: Date.now(), isLogin: true, isRefused: false })
  }

  async keep(name: string): Promise<void> {
    for (;;) {
      this.calls = this.calls.filter(({ at }) => at > Date.now() - MINUTE)
      const own = this.calls.filter((call) => call.name === name).length
      const logins = this.calls.filter(({ isLogin }) => isLogin).length
      const refused = this.calls.filter(({ isRefused }) => isRefused).length
      if (own < PER_PERSON && logins < LOGINS && refused < REFUSED) return
      await pause(500)
    }
  }
}
