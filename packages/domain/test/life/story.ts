import { type ActorChanges, type aCase, actor, type PersonName } from '@juwuye/testkit'
import {
  type CaseAction,
  type CaseFacts,
  type CaseState,
  can,
  DEFAULT_DEADLINES,
  HOUR,
  type NodeDraft,
  type TwoStepAction,
} from '../../src/index.ts'
import { running } from './clocks.ts'
import { begin, landed, type Payload, proposed, type Run } from './run.ts'
import { attempt, settle } from './simulator.ts'
import { wait, watched } from './sweep.ts'

const shown = (instant: number) => new Date(instant + 8 * HOUR).toISOString().slice(5, 16).replace('T', ' ')

/** One case told by hand: people act at the minute named, and between their acts time does what it does by itself. */
export class Story {
  private run: Run
  private heardUpTo = 0
  private year: number

  constructor(builder: ReturnType<typeof aCase>, year: number, received: string) {
    this.year = year
    const receivedAt = this.instant(received)
    this.run = begin(builder.where({ receivedAt }).facts(), [], receivedAt)
  }

  /** '11-23 09:41' in Shanghai; a month before the one told last is next year's. */
  instant(local: string): number {
    const at = (year: number) => Date.parse(`${year}-${local.replace(' ', 'T')}:00+08:00`)
    if (this.run !== undefined && at(this.year) < this.run.now) this.year += 1
    return at(this.year)
  }

  get state(): CaseState {
    return this.run.facts.state
  }

  get facts(): CaseFacts {
    return this.run.facts
  }

  /** The due times that run, in the order of their starting. */
  dues(): Record<string, string> {
    return Object.fromEntries(running(this.run.clocks).map((clock) => [clock.kind, shown(clock.dueAt)]))
  }

  /** What time did by itself since this was asked last, each step at its own time. */
  heard(): string[] {
    const fresh = this.run.diary.slice(this.heardUpTo)
    this.heardUpTo = this.run.diary.length
    return fresh.map(({ at, kind, chase, done }) => {
      const late = done === at ? '' : ` (done ${shown(done)})`
      return `${shown(at)} ${kind} ${chase}${late}`
    })
  }

  /** Time goes by with the worker awake. */
  until(local: string): this {
    this.run = watched(this.run, this.instant(local))
    return this
  }

  /** Time goes by with the worker down, which then catches up. */
  asleepUntil(local: string): this {
    this.run = wait(this.run, this.instant(local) - this.run.now)
    return this
  }

  /** The rules' answer to an act now. */
  says(who: PersonName, action: CaseAction): string {
    const { facts, now } = this.run
    const verdict = can(action, { actor: actor(who), facts, subject: {}, now, deadlines: DEFAULT_DEADLINES })
    return verdict.ok ? 'ok' : verdict.code
  }

  private must(next: Run | undefined, what: string): this {
    if (!next) throw new Error(`${shown(this.run.now)}: ${what} is refused`)
    this.run = next
    return this
  }

  /** An act that needs no choice, or chooses by number: which node, or which of two outcomes. */
  does(who: PersonName, action: CaseAction, choice = 0, changes: ActorChanges = {}): this {
    return this.must(
      attempt(this.run, action, actor(who, changes), () => choice),
      `${action} by ${who}`,
    )
  }

  /** An act whose contents are told: what it makes of the facts. */
  makes(who: PersonName, action: CaseAction, outcome: string, changes: Partial<CaseFacts>): this {
    const said = this.says(who, action)
    if (said !== 'ok') throw new Error(`${shown(this.run.now)}: ${action} by ${who}: ${said}`)
    this.run = landed(this.run, action, who, outcome, { facts: { ...this.run.facts, ...changes } })
    return this
  }

  /** The first word of an act that needs two. */
  proposes(who: PersonName, action: TwoStepAction, payload: Payload, asked: readonly PersonName[] = []): this {
    const { run } = this
    if (this.says(who, action) !== 'ok') return this.must(undefined, `${action} by ${who}`)
    const act = { run, facts: run.facts, actor: actor(who), subject: {}, choose: () => 0 }
    const { outcome, ...changes } = proposed(act, action, payload, asked)
    return this.must(landed(run, action, who, outcome, changes), action)
  }

  /** The second word on the one that waits. */
  agrees(who: PersonName): this {
    return this.must(
      settle(this.run, actor(who), () => 0),
      `the second word of ${who}`,
    )
  }
}

export const step = (doerPartyId: string, dueDay: string): NodeDraft => ({
  title: '修',
  doerPartyId,
  dueDay,
  evidence: ['photos'],
})
