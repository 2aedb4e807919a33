import { DutyWatch } from './duty-watch.ts'
import type { Handsets } from './handsets.ts'
import { moveIn } from './move-in.ts'
import { relayRound } from './relay-round.ts'
import { blow, type Case, claim, finish, mend, type Play, triage } from './the-loop.ts'
import { REFUSALS, TROUBLES, type Trouble } from './troubles.ts'
import { noQuietHoursNow, receive, signOut, subscribe } from './ways-in-and-out.ts'

/** What people come for, in the order in which it happens to one case. */
type FlowName =
  | 'a whistle with photo and voice'
  | 'messages are asked for'
  | 'triage to claim'
  | 'a message arrives'
  | 'mended, and two signatures'
  | 'published and rated'
  | 'a round for a neighbour'
  | 'duty by a scanned code'
  | 'signed out'

const UNTIL_THE_MESSAGE: FlowName[] = [
  'a whistle with photo and voice',
  'messages are asked for',
  'triage to claim',
  'a message arrives',
]
const ALL: FlowName[] = [
  ...UNTIL_THE_MESSAGE,
  'mended, and two signatures',
  'published and rated',
  'a round for a neighbour',
  'duty by a scanned code',
  'signed out',
]

/** Each trouble has a neighbour of its own, who just moved in: nobody's whistles or credits for messages run out. */
const NEIGHBOURS = ['潘阿姨', '郭先生', '苏女士', '范大姐', '金师傅', '尤奶奶', '贝先生']

interface Row {
  trouble: Trouble
  flows: readonly FlowName[]
}

/** Every flow with everything that may be in its way; refusals where something is asked for. */
export const TABLE: readonly Row[] = [
  ...TROUBLES.map((trouble) => ({ trouble, flows: ALL })),
  {
    trouble: REFUSALS.privateAndMessages,
    flows: [...UNTIL_THE_MESSAGE, 'a round for a neighbour', 'duty by a scanned code'],
  },
  { trouble: REFUSALS.scopes, flows: ['a round for a neighbour', 'duty by a scanned code'] },
]

/** Plays the flows of one row, one after the other, about one case. */
export class Flows {
  private readonly watch: DutyWatch
  private anyHour: Promise<void> | undefined

  constructor(private readonly handsets: Handsets) {
    this.watch = new DutyWatch(handsets)
  }

  row({ trouble }: Row, nth: number): (flow: FlowName) => Promise<void> {
    const reporter = { name: NEIGHBOURS[nth] ?? '', building: `${nth + 1} 幢` }
    const desk = nth % 2 === 0 ? '陈社工' : '林社工'
    const whole = { handsets: this.handsets, trouble, reporter, desk, mark: `第 ${nth + 1} 盏` }
    let found: Case | undefined
    const where = () => {
      if (!found) throw new Error('the case was not sent on')
      return found
    }
    const plays: Record<FlowName, (play: Play) => Promise<void>> = {
      'a whistle with photo and voice': async (play) => {
        await moveIn(this.handsets, reporter)
        await blow(play)
      },
      'messages are asked for': subscribe,
      'triage to claim': async (play) => {
        found = await triage(play)
        await claim(play, found)
      },
      'a message arrives': (play) => receive(play, where()),
      'mended, and two signatures': (play) => mend(play, where()),
      'published and rated': (play) => finish(play, where()),
      'a round for a neighbour': relayRound,
      'duty by a scanned code': (play) => this.watch.checkIn(play),
      'signed out': signOut,
    }
    return async (flow) => {
      this.anyHour ??= noQuietHoursNow(this.handsets)
      await this.anyHour
      await plays[flow]({ ...whole, sent: 0 })
    }
  }
}
