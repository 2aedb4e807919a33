import { type aCase, actor, NOW } from '@juwuye/testkit'
import {
  type ActorFacts,
  type CaseAction,
  type CaseFacts,
  type CaseState,
  can,
  DEFAULT_DEADLINES,
  type NodeFacts,
  SYSTEM,
} from '../src/index.ts'
import { mark } from './status.ts'

export type Builder = ReturnType<typeof aCase>

/** Who stands above which column of the grids. */
export const ACTORS: Record<string, ActorFacts> = {
  S: actor('secretary'), // desk, holds no seat
  K: actor('socialWorker'), // desk, and 居委会's seat on the panel
  D: actor('dutyPerson'),
  M: actor('volunteer'), // checked in, neither lead nor doer
  L: actor('electrician'), // of the lead; called the talk
  F: actor('propertyWorker'), // of the doer; submitted the node; checked in
  P: actor('deliberationMember'), // summoned, did not check in
  V: actor('ownersMember'), // holds a seat
  W: actor('councilMember'), // of a body without a seat, no officer
  B: actor('councilChair'),
  R: actor('reporter'),
  J: actor('joinedNeighbour'),
  H: actor('buildingHead'), // entered the whistle for the reporter
  T: actor('townOfficer'),
  Y: SYSTEM,
  d: actor('declaredResident'),
  c: actor('confirmedResident'),
  o: actor('owner'),
  f: actor('farResident'),
  s: actor('stranger'),
}

interface Row {
  readonly action: CaseAction
  readonly marks: readonly string[]
  readonly states: readonly string[]
}

export interface Grid {
  readonly actors: readonly string[]
  readonly rows: readonly Row[]
}

export function gridOf(text: string): Grid {
  const [head = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const actors = head.trim().split(/\s+/).slice(1, -1)
  const rows = lines.map((line) => {
    const [action, ...words] = line.trim().split(/\s+/)
    const marks = words.filter((word) => word.length === 1)
    const states = words.filter((word) => word.length > 1)
    if (marks.length !== actors.length && states[0] !== 'never') throw new Error(`row of ${action} is not whole`)
    return { action: action as CaseAction, marks, states }
  })
  return { actors, rows }
}

/** The grid with the rows of every act that a special one names put in place of its own. */
export function withRows(grid: Grid, special: string): Grid {
  const { rows } = gridOf(special)
  const named = new Set(rows.map((row) => row.action))
  return { ...grid, rows: [...grid.rows.filter((row) => !named.has(row.action)), ...rows] }
}

const NODE_ACTS: readonly CaseAction[] = ['submit-node', 'sign-yes', 'sign-no', 'step-back', 'replace-seat']

export function ask(action: CaseAction, who: ActorFacts, facts: CaseFacts, now = NOW): string {
  const node: NodeFacts | undefined = NODE_ACTS.includes(action) ? facts.nodes[0] : undefined
  return mark(can(action, { actor: who, facts, subject: node ? { node } : {}, now, deadlines: DEFAULT_DEADLINES }))
}

function expected({ rows }: Grid, action: CaseAction, state: CaseState, column: number): string {
  const row = rows.find((r) => r.action === action && r.states.includes(state))
  return row?.marks[column] ?? 'x'
}

/** All cells of one act that differ from the expectation, as `state/actor: expected → got`. */
export function differences(
  grid: Grid,
  action: CaseAction,
  states: readonly CaseState[],
  build: (state: CaseState, action: CaseAction) => CaseFacts,
  people: Record<string, ActorFacts> = ACTORS,
): string[] {
  return states.flatMap((state) => {
    const facts = build(state, action)
    return grid.actors.flatMap((name, column) => {
      const who = people[name]
      if (!who) throw new Error(`nobody stands above column ${name}`)
      const want = expected(grid, action, state, column)
      const got = ask(action, who, facts)
      return want === got ? [] : [`${state}/${name}: ${want} → ${got}`]
    })
  })
}
