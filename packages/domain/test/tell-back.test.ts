import {
  type ActorFacts,
  buildingsKept,
  CASE_STATES,
  type CaseState,
  isToldBack,
  keepsForAll,
  looksAfterThem,
  type MembershipFacts,
  mayKeepIn,
  maySeeEntry,
  missingEvidence,
  ROLES,
  type Role,
  relaysFromList,
  tellBackOfMerge,
  tellBackStage,
  type WhistleFacts,
} from '../src/index.ts'

describe('what is told back', () => {
  test('a neighbour hears when somebody leads, when it is done, when it is published and when it was turned down', () => {
    const told = CASE_STATES.flatMap((before) =>
      CASE_STATES.flatMap((after) => {
        const stage = tellBackStage(before, after)
        return stage === null ? [] : [`${before} ${after}: ${stage}`]
      }),
    )
    const into = (after: string, stage: string, but: readonly string[] = []) =>
      CASE_STATES.filter((s) => s !== after && !but.includes(s)).map((s) => `${s} ${after}: ${stage}`)
    expect(told.sort()).toEqual(
      [
        'dispatched claimed: claimed',
        ...into('verified', 'done'),
        ...into('publicised', 'published'),
        ...into('declined', 'declined'),
        ...into('closed', 'done', ['publicised']),
      ].sort(),
    )
  })

  test('only who was relayed and has not joined since, nor was taken back', () => {
    const relayed: WhistleFacts = {
      id: 'w',
      personId: null,
      enteredBy: 'head',
      joined: false,
      channel: 'relay',
      visibility: 'named',
      withdrawn: false,
      cameFrom: null,
    }
    expect(isToldBack(relayed)).toBe(true)
    // nobody speaks for them any more: the desk tells them
    expect(isToldBack({ ...relayed, enteredBy: null })).toBe(true)
    for (const other of [{ personId: 'self' }, { withdrawn: true }, { channel: 'phone' as const }])
      expect(isToldBack({ ...relayed, ...other })).toBe(false)
  })
})

test('a neighbour whose matter goes on in a case that is led hears that it is, unless theirs was led already', () => {
  const heard = CASE_STATES.filter((into) => tellBackOfMerge('dispatched', into) !== null)
  expect(heard).toEqual(['claimed', 'deliberating', 'rectifying'])
  expect(['raised', 'claimed', 'rectifying'].map((from) => tellBackOfMerge(from as CaseState, 'rectifying'))).toEqual([
    'claimed',
    null,
    null,
  ])
})

describe('who sees a neighbour on the list', () => {
  const being = (role: Role, looksAfter: readonly string[] = []): MembershipFacts => ({
    role,
    partyId: null,
    office: null,
    level: null,
    estateId: null,
    looksAfter,
  })
  const actor = (personId: string, ...memberships: MembershipFacts[]): ActorFacts => ({
    personId,
    memberships,
    onDuty: false,
    townOfficer: false,
  })
  const wang = { buildingId: 'b1', keeperId: 'head', personId: null }

  test('their building head and every social worker look after them; nobody else sees them', () => {
    expect(looksAfterThem(actor('head', being('buildingHead', ['b1', 'b2'])), wang)).toBe(true)
    expect(ROLES.filter((role) => maySeeEntry(actor('other', being(role, ['b1'])), wang))).toEqual(['socialWorker'])
    expect(maySeeEntry({ ...actor('town'), townOfficer: true }, wang)).toBe(false)
  })

  test('the keeper of a building they no longer look after sees nobody there, nor one whom the desk keeps', () => {
    expect(looksAfterThem(actor('head', being('buildingHead', ['b2'])), wang)).toBe(false)
    expect(looksAfterThem(actor('head', being('resident')), wang)).toBe(false)
    expect(looksAfterThem(actor('head', being('buildingHead', ['b1'])), { ...wang, keeperId: null })).toBe(false)
  })

  test('they see their own entry once it is theirs, without looking after it', () => {
    const self = actor('self', being('resident'))
    expect([maySeeEntry(self, wang), maySeeEntry(self, { ...wang, personId: 'self' })]).toEqual([false, true])
    expect(looksAfterThem(self, { ...wang, personId: 'self' })).toBe(false)
  })

  test('buildings are kept by building heads, each once; social workers keep everywhere', () => {
    const twice = actor('head', being('buildingHead', ['b1', 'b2']), being('buildingHead', ['b2', 'b3']))
    expect(buildingsKept(twice)).toEqual(['b1', 'b2', 'b3'])
    expect([mayKeepIn(twice, 'b3'), mayKeepIn(twice, 'b4'), keepsForAll(twice)]).toEqual([true, false, false])
    expect(mayKeepIn(actor('s', being('socialWorker')), 'b4')).toBe(true)
  })

  test('whoever keeps a list relays from it; others of the backbone have none', () => {
    expect(ROLES.filter((role) => relaysFromList(actor('one', being(role))))).toEqual(['buildingHead', 'socialWorker'])
  })
})

test('consent is shown by a recording, by the photo of the writing, or by who of the family it was', () => {
  const nothing = { voiceId: null, photos: [], family: '' }
  expect(missingEvidence({ kind: 'spoken', ...nothing })).toBe('voiceId')
  expect(missingEvidence({ kind: 'written', ...nothing })).toBe('photos')
  expect(missingEvidence({ kind: 'family', ...nothing })).toBe('family')
  // one kind is not shown by what shows another
  expect(missingEvidence({ kind: 'spoken', voiceId: null, photos: ['p'], family: '女儿' })).toBe('voiceId')
  expect(missingEvidence({ kind: 'spoken', ...nothing, voiceId: 'v' })).toBeNull()
  expect(missingEvidence({ kind: 'written', ...nothing, photos: ['p'] })).toBeNull()
  expect(missingEvidence({ kind: 'family', ...nothing, family: '女儿' })).toBeNull()
})
