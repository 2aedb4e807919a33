import { aCase, actor, PERSON_NAMES, type PersonName } from '@juwuye/testkit'
import { type CaseFacts, readLevel, SYSTEM } from '../src/index.ts'

type Builder = ReturnType<typeof aCase>

/** Who reads all of it, and who reads nothing; everybody else of the community reads what a neighbour may. */
function readers(facts: CaseFacts): { full: PersonName[]; none: PersonName[] } {
  const by = (level: string) => PERSON_NAMES.filter((name) => readLevel(actor(name), facts) === level)
  return { full: by('full').sort(), none: by('none').sort() }
}

const DESK: readonly PersonName[] = ['secondSocialWorker', 'secretary', 'socialWorker']
const PROPERTY: readonly PersonName[] = ['propertyManager', 'propertyWorker']
/** Chair and deputy of the body that would rule. */
const RULERS: readonly PersonName[] = ['councilChair', 'councilDeputy']
/** 居委会, 业委会 and 自治核心 sit on the panel of what the property company does. */
const PANEL: readonly PersonName[] = ['ownersChair', 'ownersMember', 'coreChair', 'coreMember']

describe('who reads a public case', () => {
  type Row = readonly [what: string, it: Builder, full: readonly PersonName[]]
  const rows: readonly Row[] = [
    ['raised', aCase(), []],
    ['dispatched', aCase().inState('dispatched'), [...PROPERTY]],
    ['danger, unconfirmed', aCase().inState('dispatched').classed(null).danger('pending'), ['dutyPerson', ...PROPERTY]],
    ['claimed', aCase().inState('claimed'), [...PROPERTY]],
    ['rectifying', aCase().inState('rectifying'), [...PROPERTY, ...PANEL]],
    ['verified', aCase().inState('verified'), [...PROPERTY, ...PANEL]],
    ['publicised', aCase().inState('publicised'), [...PROPERTY, ...PANEL]],
    [
      'publicised, with an objection to rule on',
      aCase().inState('publicised').objectedBy('confirmedResident'),
      [...PROPERTY, ...PANEL, ...RULERS],
    ],
    ['closed: the parties are done', aCase().inState('closed'), []],
    ['declined', aCase().inState('declined'), []],
    ['declined and appealed: who rules', aCase().appealedBy('reporter'), [...RULERS]],
    ['declined, the appeal ruled on', aCase().appealedBy('reporter', false), []],
    [
      'asked who leads',
      aCase().inState('dispatched').refusedBy('ngo', 'property'),
      ['volunteer', ...PROPERTY, ...RULERS],
    ],
    [
      'left unruled: the town as well',
      aCase().appealedBy('reporter').where({ passedUp: true }),
      [...RULERS, 'townOfficer'],
    ],
    [
      'to be ended unsolved: who decides',
      aCase().inState('claimed').pending('conclude-unsolved', 'propertyManager', []),
      [...PROPERTY, ...RULERS],
    ],
    [
      'a plan with a seat of the town: the town',
      aCase().inState('claimed').pending('adopt-plan', 'propertyManager', ['owner'], true),
      [...PROPERTY, 'owner', 'townOfficer'],
    ],
    [
      'said to be safe: who is on duty',
      aCase().classed('urgent').inState('claimed').pending('make-safe', 'propertyWorker', []),
      [...PROPERTY, 'dutyPerson'],
    ],
    ['merged away: those who whistled', aCase().inState('merged'), []],
  ]

  test.each(rows)('%s', (_what, it, full) => {
    expect(readers(it.facts())).toEqual({ full: [...DESK, 'reporter', ...full].sort(), none: ['stranger'] })
  })

  test('who wrote it down for a neighbour reads it, a me-too reads what neighbours read', () => {
    const facts = aCase()
      .whistledBy('reporter', { withoutAccount: true, enteredBy: 'buildingHead' })
      .joinedBy('joinedNeighbour')
    expect(readers(facts.facts()).full).toEqual(['buildingHead', ...DESK].sort())
  })

  test('the social workers complained about do not read along as the desk', () => {
    const facts = aCase().about('residentsCommittee').facts()
    expect(readers(facts).full).toEqual(['reporter', 'secretary'])
  })

  test('an old question opens nothing in another state', () => {
    const rulings = [{ id: 'ruling-1', matter: 'lead', personId: null, open: true }] as const
    const full = [...DESK, 'reporter', ...PROPERTY, ...PANEL].sort()
    expect(readers(aCase().inState('verified').where({ rulings }).facts()).full).toEqual(full)
    expect(readers(aCase().inState('rectifying').objectedBy('owner').facts()).full).toEqual(full)
  })

  test('the town reads what was passed up to it, and before that its outline', () => {
    const refused = aCase().inState('dispatched').refusedBy('ngo', 'property')
    expect(readLevel(actor('townOfficer'), refused.facts())).toBe('outline')
    expect(readLevel(actor('townOfficer'), refused.where({ passedUp: true }).facts())).toBe('full')
    expect(readLevel(actor('townOfficer'), aCase().inState('closed').where({ passedUp: true }).facts())).toBe('public')
  })

  test('a merged number is still found by neighbours, never one that was meant for the desk alone', () => {
    const merged = aCase().inState('merged').classed(null)
    expect(readLevel(actor('declaredResident'), merged.facts())).toBe('public')
    const hidden = merged.whistledBy('reporter', { visibility: 'private' }).joinedBy('joinedNeighbour')
    expect(readLevel(actor('reporter'), hidden.facts())).toBe('full')
    expect(readLevel(actor('declaredResident'), merged.whistledBy('reporter', { visibility: 'private' }).facts())).toBe(
      'none',
    )
  })

  test('a number that goes on in a private matter is read by its reporters and the desk alone', () => {
    const merged = aCase().inState('merged').joinedBy('joinedNeighbour').where({ goesOnPrivate: true })
    const read = readers(merged.facts())
    expect(read.full).toEqual([...DESK, 'reporter'].sort())
    expect(read.full.length + read.none.length).toBe(PERSON_NAMES.length)
  })

  test('whose whistle was split off still finds the number, and reads there what neighbours read', () => {
    const hidden = aCase().whistledBy('socialWorker', { visibility: 'private' }).facts()
    const gone = { ...hidden, movedWhistles: aCase().whistledBy('reporter').facts().whistles }
    expect(readLevel(actor('reporter'), hidden)).toBe('none')
    expect(readLevel(actor('reporter'), gone)).toBe('public')
  })

  test('unclassed and meant for the desk alone: no neighbour sees it', () => {
    const facts = aCase().whistledBy('reporter', { visibility: 'private' }).facts()
    expect(readers(facts).full).toEqual([...DESK, 'reporter'].sort())
    expect(readers(facts).none).toHaveLength(PERSON_NAMES.length - 4)
  })

  test('once classed, the matter is public though that whistle is not', () => {
    const facts = aCase().whistledBy('reporter', { visibility: 'private' }).inState('dispatched').facts()
    expect(readLevel(actor('declaredResident'), facts)).toBe('public')
  })

  test('who took the whistle back still reads it; the neighbours do not', () => {
    const raised = aCase().inState('withdrawn').classed(null).facts()
    const facts = { ...raised, whistles: raised.whistles.map((w) => ({ ...w, withdrawn: true })) }
    expect(readers(facts).full).toEqual([...DESK, 'reporter'].sort())
    expect(readLevel(actor('declaredResident'), facts)).toBe('none')
  })

  test('an anonymous reporter reads their own case', () => {
    const facts = aCase().whistledBy('reporter', { visibility: 'anonymous' }).inState('closed').facts()
    expect(readLevel(actor('reporter'), facts)).toBe('full')
  })
})

describe('who reads a private case', () => {
  const kept = ['deliberationMember', 'reporter', ...DESK].sort()

  test.each(['dispatched', 'claimed', 'deliberating', 'closed', 'declined', 'withdrawn'] as const)('%s', (state) => {
    const facts = aCase().classed('private').inState(state).mediatedBy('deliberationMember').facts()
    expect(readers(facts).full).toEqual(kept)
    expect(readers(facts).none).toHaveLength(PERSON_NAMES.length - kept.length)
  })

  test('never a party, even one left over from before it became private', () => {
    const before = aCase().inState('rectifying').facts()
    const facts = { ...before, caseClass: 'private' as const, mediator: null }
    expect(readers(facts).full).toEqual([...DESK, 'reporter'].sort())
  })

  test('who rules on the reporter’s own appeal reads it, the town too where it rules', () => {
    const declined = aCase().classed('private').mediatedBy('deliberationMember').declinedBy('secretary')
    expect(readLevel(actor('townOfficer'), declined.facts())).toBe('none')
    expect(readers(declined.appealedBy('reporter').facts()).full).toEqual([...kept, 'townOfficer'].sort())
    expect(readers(declined.appealedBy('reporter', false).facts()).full).toEqual(kept)
  })

  test('who relayed it reads it', () => {
    const facts = aCase()
      .classed('private')
      .inState('dispatched')
      .whistledBy('reporter', { withoutAccount: true, channel: 'relay', enteredBy: 'buildingHead' })
      .facts()
    expect(readLevel(actor('buildingHead'), facts)).toBe('full')
  })

  test('the clock reads everything', () => {
    expect(readLevel(SYSTEM, aCase().classed('private').inState('claimed').facts())).toBe('full')
  })
})

describe('what the town reads of a matter in its community', () => {
  const level = (it: Builder) => readLevel(actor('townOfficer'), it.facts())

  test('is its outline, without a word, until the town steps in or a page is published', () => {
    const claimed = aCase().inState('claimed')
    expect(level(aCase())).toBe('outline')
    expect(level(claimed)).toBe('outline')
    expect(level(claimed.supervised(2))).toBe('outline')
    expect(level(claimed.supervised(0))).toBe('outline')
    expect(level(claimed.supervised(0).where({ townActed: true }))).toBe('public')
    expect(level(aCase().inState('publicised'))).toBe('public')
    expect(level(claimed.classed('private').where({ townActed: true }))).toBe('none')
  })

  test('is what any neighbour reads for an officer who also belongs to it', () => {
    const facts = aCase().inState('claimed').facts()
    const both = { ...actor('confirmedResident'), townOfficer: true }
    expect(readLevel(both, facts)).toBe('public')
  })
})
