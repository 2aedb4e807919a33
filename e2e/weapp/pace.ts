import { setTimeout as pause } from 'node:timers/promises'
import type { Handset } from './handset.ts'

const MINUTE = 60_000

/** What the server grants a person in a minute, and room for one more walk. */
const PER_PERSON = 300 - 90

/** Nobody taps as fast as these people do: whoever would run into the server's limit waits before the next walk. */
export class Pace {
  private readonly asked = new Map<string, number[]>()

  /** What a phone that is put away has sent. */
  note({ name, phone }: Handset): void {
    this.asked.set(name, [...this.lately(name), ...phone.network.calls.map(({ at }) => at)])
  }

  async keep(name: string): Promise<void> {
    while (this.lately(name).length >= PER_PERSON) await pause(200)
  }

  private lately(name: string): number[] {
    return (this.asked.get(name) ?? []).filter((at) => at > Date.now() - MINUTE)
  }
}
