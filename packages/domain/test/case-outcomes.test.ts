import { CASE_ACTIONS, type CaseAction, EVENT_KINDS, MACHINE, type MachineRow, outcomeOf } from '../src/index.ts'
import type { Expected } from './expected/outcome.ts'
import { ANSWERING } from './expected/outcomes-answering.ts'
import { CHASING } from './expected/outcomes-chasing.ts'
import { DOING } from './expected/outcomes-doing.ts'
import { OPENING } from './expected/outcomes-opening.ts'
import { SHOWING } from './expected/outcomes-showing.ts'

const EXPECTED: Record<CaseAction, Expected> = { ...OPENING, ...ANSWERING, ...DOING, ...SHOWING, ...CHASING }

const sorted = (list: readonly string[]) => [...list].sort()
const clocks = (list: readonly string[] | 'all' | undefined) => (list === 'all' ? 'all' : sorted(list ?? []))

describe('what every act does', () => {
  test.each(CASE_ACTIONS)('%s starts from the states of its row', (action) => {
    expect(sorted(MACHINE[action].from)).toEqual(sorted(EXPECTED[action].from.split(' ').filter(Boolean)))
  })

  const cells = CASE_ACTIONS.flatMap((action) =>
    Object.entries(EXPECTED[action].outcomes).map(([name, effect]) => ({ action, name, effect })),
  )

  test.each(cells)('$action: $name', ({ action, name, effect }) => {
    const row: MachineRow = MACHINE[action]
    const outcome = row.outcomes[name]
    expect({
      to: outcome?.to,
      starts: clocks(outcome?.starts),
      stops: clocks(outcome?.stops),
      event: outcome?.event,
      told: sorted(outcome?.told ?? []),
    }).toEqual({
      to: effect.to,
      starts: clocks(effect.starts),
      stops: clocks(effect.stops),
      event: effect.event,
      told: sorted([...effect.told, ...(effect.also ?? [])]),
    })
  })

  test.each(CASE_ACTIONS)('%s has no outcome besides', (action) => {
    expect(sorted(Object.keys(MACHINE[action].outcomes))).toEqual(sorted(Object.keys(EXPECTED[action].outcomes)))
  })

  test('every event of the table can be written', () => {
    const written = CASE_ACTIONS.flatMap((a) => Object.values(EXPECTED[a].outcomes).map((o) => o.event))
    expect(EVENT_KINDS).toEqual(expect.arrayContaining(written))
  })

  test('an outcome nobody knows is an error', () => {
    expect(() => outcomeOf('triage', 'closed' as 'dispatched')).toThrow()
  })
})
