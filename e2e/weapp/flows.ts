import { DutyWatch } from './duty-watch.ts'
import type { Handsets } from './handsets.ts'
import { relayRound } from './relay-round.ts'
import { blow, type Case, claim, finish, mend, type Play, triage } from './the-loop.ts'
import { REFUSALS, TROUBLES, type Trouble } from './troubles.ts'
import { receive, signOut, subscribe } from './ways-in-and-out.ts'

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

/** Neighbours of 临溪花园: each may whistle five times a day, the journeys before included. */
const LIU = { name: '刘先生', building: '12 幢' }
const SONG = { name: '宋女士', building: '6 幢' }
const FANG = { name: '方女士', building: '2 幢' }

interface Row {
  trouble: Trouble
  reporter: Play['reporter']
  flows: readonly FlowName[]
}

/** Every flow with everything that may be in its way; refusals where something is asked for. */
export const TABLE: readonly Row[] = [
  ...TROUBLES.map((trouble, i) => ({ trouble, reporter: [LIU, SONG, FANG, FANG, LIU][i] ?? SONG, flows: ALL })),
  {
    trouble: REFUSALS.privateAndMessages,
    reporter: FANG,
    flows: [...UNTIL_THE_MESSAGE, 'a round for a neighbour', 'duty by a scanned code'],
  },
  { trouble: REFUSALS.scopes, reporter: FANG, flows: ['a round for a neighbour', 'duty by a scanned code'] },
]

/** Plays the flows of one row, one after the other, about one case. */
export class Flows {
  private readonly watch: DutyWatch

  constructor(private readonly handsets: Handsets) {
    this.watch = new DutyWatch(handsets)
  }

  row({ trouble, reporter }: Row, nth: number): (flow: FlowName) => Promise<void> {
    const whole = { handsets: this.handsets, trouble, reporter, mark: `第 ${nth + 1} 盏` }
    let found: Case | undefined
    const where = () => {
      if (!found) throw new Error('the case was not sent on')
      return found
    }
    const plays: Record<FlowName, (play: Play) => Promise<void>> = {
      'a whistle with photo and voice': blow,
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
    return (flow) => plays[flow]({ ...whole, sent: 0 })
  }
}
