import { aCase, actor, OTHER_ESTATE, type PersonName } from '@juwuye/testkit'
import { CASE_STATES, type CaseFacts, type CaseState, checkMerge, checkSplit, earlierDue } from '../src/index.ts'
import { ask } from './asking.ts'

type Builder = ReturnType<typeof aCase>

function merge(source: Builder, target: Builder, who: PersonName = 'secretary', ids = ['case-1', 'case-2']): string {
  const [a = '', b = ''] = ids
  const verdict = checkMerge(actor(who), { id: a, facts: source.facts() }, { id: b, facts: target.facts() })
  return verdict.ok ? 'ok' : verdict.code
}

describe('merging one case into another', () => {
  const dispatched = aCase().inState('dispatched')

  test('one that is not behind: ✓ below', () => {
    const sources = ['raised', 'dispatched', 'claimed'] as const
    const may = (source: CaseState) =>
      CASE_STATES.filter((state) => merge(aCase().inState(source), aCase().inState(state)) === 'ok')
    expect(Object.fromEntries(sources.map((source) => [source, may(source)]))).toEqual({
      raised: ['dispatched', 'claimed', 'deliberating', 'rectifying'],
      dispatched: ['dispatched', 'claimed', 'deliberating', 'rectifying'],
      claimed: ['claimed', 'deliberating', 'rectifying'],
    })
    expect(merge(aCase().inState('claimed'), dispatched)).toBe('merge-target-behind')
  })

  // a merged case is no target, which is why no circle can be closed, from whichever side both come
  test.each(['raised', 'verified', 'publicised', 'closed', 'declined', 'merged', 'withdrawn'] as const)(
    'never into a case that is %s',
    (state) => {
      expect(merge(aCase(), aCase().inState(state))).toBe('merge-target-closed')
    },
  )

  test('never with itself, across estates, or with a private matter', () => {
    expect(merge(dispatched, dispatched, 'secretary', ['case-1', 'case-1'])).toBe('merge-with-itself')
    expect(merge(dispatched.where({ estateId: OTHER_ESTATE }), dispatched)).toBe('merge-other-estate')
    expect(merge(dispatched, dispatched.classed('private'))).toBe('merge-private')
    expect(ask('merge', 'socialWorker', dispatched.classed('private').facts())).toBe('merge-private')
  })

  describe('where one of them is a complaint', () => {
    const plain = aCase().inState('claimed')
    const about = aCase().inState('claimed').about('property')

    test.each([
      ['both about the same', about, about, 'ok'],
      ['a plain one into a complaint', plain, about, 'ok'],
      ['a complaint into a plain one takes the complaint along', about, plain, 'ok'],
      ['about another', about, aCase().inState('claimed').about('ngo'), 'merge-other-complaint'],
      ['a complaint into one whose panels sit', about, aCase().inState('rectifying'), 'merge-other-complaint'],
      ['a plain one into a complaint under way', plain, aCase().inState('rectifying').about('property'), 'ok'],
    ] as const)('%s', (_what, source, target, said) => {
      expect(merge(source, target)).toBe(said)
    })

    test('nobody of the party complained about puts anything into the complaint', () => {
      const target = dispatched.about('residentsCommittee')
      expect(merge(dispatched, target, 'socialWorker')).toBe('about-your-party')
      expect(merge(dispatched, target, 'secretary')).toBe('ok')
    })
  })

  describe('where there is danger', () => {
    const urgent = dispatched.classed('urgent')
    const unknown = dispatched.classed(null)

    test.each([
      ['nobody has looked at it yet', unknown.danger('pending'), urgent, 'class-not-confirmed'],
      [
        'duty said it is none, the desk has not classed it',
        unknown.danger('awaitingClass'),
        dispatched,
        'class-not-confirmed',
      ],
      ['the desk looks first, and here it looks', aCase().danger('deskFirst'), dispatched, 'ok'],
      ['an urgent one into one that is not: its promise would be lost', urgent, dispatched, 'merge-urgent'],
      ['also where that one has come further', urgent, aCase().inState('claimed'), 'merge-urgent'],
      ['an urgent one into an urgent one', urgent, urgent, 'ok'],
      ['an urgent one into a danger just said', urgent, unknown.danger('pending'), 'ok'],
      ['another word of a danger just said', aCase(), unknown.danger('pending'), 'ok'],
    ] as const)('%s', (_what, source, target, said) => {
      expect(merge(source, target)).toBe(said)
    })
  })

  test('of two promises the earlier one is kept, with its own working', () => {
    const span = (dueAt: number) => ({ dueAt, working: { by: 'agreedDay', from: dueAt - 1 } }) as const
    expect(earlierDue(span(5), span(3))).toEqual(span(3))
    expect(earlierDue(span(3), span(5))).toEqual(span(3))
    expect(earlierDue(span(3), undefined)).toEqual(span(3))
  })
})

describe('splitting a case', () => {
  const whistle = (id: string, changes: Partial<CaseFacts['whistles'][number]> = {}) => ({
    ...(aCase().facts().whistles[0] as CaseFacts['whistles'][number]),
    id,
    ...changes,
  })
  const own = whistle('a')
  const other = whistle('b', { personId: 'owner', cameFrom: 'case-9' })
  const joined = whistle('j', { personId: 'joinedNeighbour', joined: true })
  const gone = whistle('x', { personId: 'confirmedResident', withdrawn: true })
  const live = aCase()
    .inState('claimed')
    .where({ whistles: [own, other, joined, gone] })
    .facts()
  const split = (facts: CaseFacts, ...ids: string[]) => {
    const verdict = checkSplit(facts, ids)
    return verdict.ok ? 'ok' : verdict.code
  }

  test.each([
    [['b'], 'ok'],
    [['j'], 'ok'],
    [['a', 'j'], 'ok'],
    [['b', 'b'], 'ok'],
    [['a', 'b'], 'split-leaves-none'], // a me-too alone is nobody's case
    [['a', 'b', 'j'], 'split-leaves-none'],
    [['x'], 'whistle-unknown'],
    [['b', 'x'], 'whistle-unknown'],
    [['nobody'], 'whistle-unknown'],
    [[], 'whistle-unknown'],
  ] as const)('%j: %s', (ids, said) => {
    expect(split(live, ...ids)).toBe(said)
  })

  test('a single whistle is not split, however many were taken back', () => {
    const single = aCase()
      .inState('claimed')
      .where({ whistles: [own, gone] })
      .facts()
    expect(ask('split', 'socialWorker', single)).toBe('split-needs-two')
    expect(ask('split', 'reporter', single)).toBe('split-needs-two')
    expect(ask('split', 'socialWorker', live)).toBe('ok')
  })

  test('who whistled asks, once at a time; a me-too and a neighbour do not', () => {
    expect(ask('split', 'reporter', live)).toBe('ok')
    expect(ask('split', 'joinedNeighbour', live)).toBe('not-desk')
    expect(ask('split', 'declaredResident', live)).toBe('not-desk')
    const asked = aCase()
      .inState('claimed')
      .where({ whistles: [own, other] })
      .pending('split', 'reporter', [])
      .facts()
    expect(ask('split', 'socialWorker', asked)).toBe('act-pending')
    expect(ask('split', 'socialWorker', { ...live, caseClass: 'private' })).toBe('private-has-none')
  })

  describe('out of a merged one', () => {
    const merged = aCase()
      .inState('merged')
      .where({ whistles: [], movedWhistles: [other, gone] })
      .facts()
    const target = (...whistles: CaseFacts['whistles'][number][]) =>
      aCase().inState('claimed').where({ whistles }).facts()

    test('all that came from it go together, so that its number leads to one case', () => {
      expect(split(merged, 'b')).toBe('ok')
      expect(split({ ...merged, movedWhistles: [other, whistle('c')] }, 'b')).toBe('whistle-unknown')
      expect(split({ ...merged, movedWhistles: [other, whistle('c')] }, 'b', 'c')).toBe('ok')
      expect(split(merged, 'a')).toBe('whistle-unknown')
    })

    test('who whistled there asks, not who is looked up there from elsewhere', () => {
      expect(ask('split', 'owner', { ...merged, state: 'claimed', whistles: [own, joined] })).toBe('not-desk')
    })

    test('who whistled there still asks, and the live case must be able to spare them', () => {
      expect(ask('split', 'owner', merged)).toBe('ok')
      expect(ask('split', 'socialWorker', merged)).toBe('ok')
      expect(split(target(own, other), 'b')).toBe('ok')
      expect(split(target({ ...own, withdrawn: true }, other), 'b')).toBe('split-leaves-none')
    })
  })
})
