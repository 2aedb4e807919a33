import { isKept, stillGood, takesAway, worthKeeping } from '../src/shared/reads.model.ts'
import { problemHere, Refusal } from '../src/shared/refusal.ts'

const NOW = Date.UTC(2026, 10, 26, 2)
const query = (name: string, dataUpdatedAt: number, data: unknown = {}) =>
  ({ dehydratedAt: 0, queryHash: name, queryKey: [name], state: { data, dataUpdatedAt } }) as unknown as Parameters<
    typeof worthKeeping
  >[0][number]

describe('what was read last', () => {
  it('is kept of pages, not of questions asked while typing', () => {
    expect(isKept(['inside', '1', 'case', 'lamp'])).toBe(true)
    expect(isKept(['public', '1', 'list', ''])).toBe(true)
    expect(isKept(['inside', '1', 'similar', {}])).toBe(false)
    expect(isKept(['communities', ''])).toBe(false)
  })
  it('is the latest that there is room for', () => {
    const many = Array.from({ length: 50 }, (_, at) => query(`q${at}`, at))
    expect(worthKeeping(many).map(({ queryHash }) => queryHash)[0]).toBe('q49')
    expect(worthKeeping(many)).toHaveLength(40)
    expect(worthKeeping([query('big', 2, '字'.repeat(400_000)), query('small', 1)])).toHaveLength(1)
  })
  it('is gone once the server says that it is not for this person', () => {
    expect([
      takesAway(new Refusal(problemHere('not-found'))),
      takesAway(new Refusal(problemHere('forbidden'))),
    ]).toEqual([true, true])
    expect([takesAway(new Refusal(problemHere('not-ready'))), takesAway(new Error('x'))]).toEqual([false, false])
  })
  it('is shown to whoever read it, by the same build, for a week', () => {
    const kept = { build: 'b', personId: 'zhang', queries: [query('new', NOW), query('old', NOW - 8 * 86_400_000)] }
    expect(stillGood(kept, 'b', 'zhang', NOW).map(({ queryHash }) => queryHash)).toEqual(['new'])
    expect(stillGood(kept, 'b', 'li', NOW)).toEqual([])
    expect(stillGood(kept, 'other', 'zhang', NOW)).toEqual([])
    expect(stillGood(undefined, 'b', 'zhang', NOW)).toEqual([])
  })
})
