import { aCase, NOW, PERSON_NAMES, type PersonName } from '@juwuye/testkit'
import { type CaseFacts, DAY, type TwoStepAction } from '../src/index.ts'
import { settle as settleIn } from './asking.ts'

describe('the second half of a two-step act', () => {
  const facts = aCase()
    .inState('claimed')
    .pending('adopt-plan', 'propertyManager', ['ownersMember', 'propertyManager'])
    .facts()
  const settle = (step: 'confirm' | 'refuse' | 'withdraw', who: PersonName, now = NOW, over: Partial<CaseFacts> = {}) =>
    settleIn(step, who, { ...facts, ...over }, { now })

  test('is another person’s; only its author takes it back', () => {
    expect([settle('confirm', 'ownersMember'), settle('refuse', 'ownersMember')]).toEqual(['ok', 'ok'])
    expect(settle('confirm', 'propertyManager')).toBe('author-cannot-confirm')
    expect(settle('confirm', 'propertyWorker')).toBe('not-seat-holder')
    expect(settle('withdraw', 'propertyManager')).toBe('ok')
    expect(settle('withdraw', 'ownersMember')).toBe('not-author')
  })

  test('lapses after seven days, and with the state it was for', () => {
    expect(settle('confirm', 'ownersMember', NOW + 7 * DAY - 1)).toBe('ok')
    expect(settle('confirm', 'ownersMember', NOW + 7 * DAY)).toBe('act-settled')
    expect(settle('confirm', 'ownersMember', NOW, { state: 'rectifying' })).toBe('wrong-state')
    expect(settle('confirm', 'ownersMember', NOW, { pendingActs: [] })).toBe('act-settled')
  })

  test('a private ending is confirmed by those concerned, each once', () => {
    const pendingActs = [
      { ...facts.pendingActs[0], action: 'close-private', confirmers: ['reporter'] } as CaseFacts['pendingActs'][0],
    ]
    expect(settle('confirm', 'reporter', NOW, { pendingActs })).toBe('ok')
    expect(settle('confirm', 'owner', NOW, { pendingActs })).toBe('not-concerned')
    const once = pendingActs.map((a) => ({ ...a, confirmedBy: ['reporter'] }))
    expect(settle('confirm', 'reporter', NOW, { pendingActs: once })).toBe('already-signed')
  })
})

describe('who gives the second word, everybody asked in turn', () => {
  const claimed = aCase().inState('claimed')
  const silent = (facts: CaseFacts): CaseFacts => ({
    ...facts,
    pendingActs: facts.pendingActs.map((act) => ({ ...act, passedUp: true })),
  })
  const DESK = ['secondSocialWorker', 'secretary', 'socialWorker']
  const rows: readonly (readonly [
    what: string,
    action: TwoStepAction,
    facts: CaseFacts,
    who: readonly string[],
    no: string,
  ])[] = [
    [
      'a plan: the seat holders asked',
      'adopt-plan',
      claimed.pending('adopt-plan', 'propertyManager', ['ownersMember', 'coreMember']).facts(),
      ['coreMember', 'ownersMember'],
      'not-seat-holder',
    ],
    [
      'a plan with a seat of the town: its officers too',
      'adopt-plan',
      claimed.pending('adopt-plan', 'propertyManager', ['ownersMember'], true).facts(),
      ['ownersMember', 'townOfficer'],
      'not-seat-holder',
    ],
    [
      'a changed plan: the seat holders asked, and the town where it sits',
      'change-plan',
      aCase().inState('rectifying').pending('change-plan', 'propertyManager', ['coreChair'], true).facts(),
      ['coreChair', 'townOfficer'],
      'not-seat-holder',
    ],
    [
      'safe: who is on duty, or the desk',
      'make-safe',
      claimed.classed('urgent').pending('make-safe', 'propertyWorker', []).facts(),
      ['dutyPerson', ...DESK],
      'not-duty-or-desk',
    ],
    [
      'unsolved: the body that rules',
      'conclude-unsolved',
      claimed.pending('conclude-unsolved', 'propertyManager', []).facts(),
      ['councilChair', 'councilDeputy'],
      'not-ruling-body',
    ],
    [
      'unsolved, and the body keeps silent: the town too',
      'conclude-unsolved',
      silent(claimed.pending('conclude-unsolved', 'propertyManager', []).facts()),
      ['councilChair', 'councilDeputy', 'townOfficer'],
      'not-ruling-body',
    ],
    [
      'but no officer of the town with a hand in it',
      'conclude-unsolved',
      silent(claimed.whistledBy('townOfficer').pending('conclude-unsolved', 'propertyManager', []).facts()),
      ['councilChair', 'councilDeputy'],
      'not-ruling-body',
    ],
    [
      'unsolved, and no body without a hand in it: the secretary',
      'conclude-unsolved',
      claimed.withParties('property', 'residentsCommittee').pending('conclude-unsolved', 'propertyManager', []).facts(),
      ['secretary'],
      'not-ruling-body',
    ],
    [
      'a private ending: those concerned',
      'close-private',
      claimed.classed('private').pending('close-private', 'deliberationMember', ['reporter']).facts(),
      ['reporter'],
      'not-concerned',
    ],
    [
      'out of a private matter: those who whistled',
      'reclassify',
      claimed.classed('private').pending('reclassify', 'socialWorker', ['reporter']).facts(),
      ['reporter'],
      'not-concerned',
    ],
    [
      'a split that a reporter asks for: the desk',
      'split',
      claimed.joinedBy('joinedNeighbour').pending('split', 'reporter', []).facts(),
      DESK,
      'not-desk',
    ],
    [
      'a split of a complaint about 居委会: the desk without it',
      'split',
      claimed.about('residentsCommittee').joinedBy('joinedNeighbour').pending('split', 'reporter', []).facts(),
      ['secretary'],
      'not-desk',
    ],
    [
      'on the book: the body that rules',
      'put-on-book',
      claimed.pending('put-on-book', 'socialWorker', []).facts(),
      ['councilChair', 'councilDeputy'],
      'not-ruling-body',
    ],
    [
      'on the book, and the body keeps silent: the town too',
      'put-on-book',
      silent(claimed.pending('put-on-book', 'secretary', []).facts()),
      ['councilChair', 'councilDeputy', 'townOfficer'],
      'not-ruling-body',
    ],
    [
      'on the book, led by the council: the next body without a hand in it',
      'put-on-book',
      claimed.ledBy('estateCouncil').pending('put-on-book', 'socialWorker', []).facts(),
      ['ownersChair'],
      'not-ruling-body',
    ],
    [
      'a private matter on the book: the secretary',
      'put-on-book',
      claimed.classed('private').pending('put-on-book', 'socialWorker', []).facts(),
      ['secretary'],
      'not-ruling-body',
    ],
    [
      'a pause: the desk',
      'pause-clock',
      claimed.pending('pause-clock', 'propertyManager', []).facts(),
      DESK,
      'not-desk',
    ],
    [
      'a pause in a complaint about 居委会: the desk without it',
      'pause-clock',
      claimed.about('residentsCommittee').pending('pause-clock', 'propertyManager', []).facts(),
      ['secretary'],
      'not-desk',
    ],
    [
      'a pause the mediator asks for: the desk',
      'pause-clock',
      claimed.classed('private').pending('pause-clock', 'deliberationMember', []).facts(),
      DESK,
      'not-desk',
    ],
  ]

  test.each(rows)('%s', (_what, action, facts, who, no) => {
    const author = facts.pendingActs[0]?.authorId
    const others = PERSON_NAMES.filter((name) => name !== author)
    expect(facts.pendingActs[0]?.action).toBe(action)
    for (const step of ['confirm', 'refuse'] as const) {
      const said = others.map((name) => [name, settleIn(step, name, facts)] as const)
      expect(
        said
          .filter(([, verdict]) => verdict === 'ok')
          .map(([name]) => name)
          .sort(),
      ).toEqual([...who].sort())
      expect([...new Set(said.filter(([, verdict]) => verdict !== 'ok').map(([, code]) => code))]).toEqual([no])
    }
    expect(settleIn('withdraw', author as PersonName, facts)).toBe('ok')
  })

  test('nobody gives it to themself, in whatever office they stand', () => {
    const duty = claimed.classed('urgent').pending('make-safe', 'propertyWorker', []).facts()
    expect(settleIn('confirm', 'propertyWorker', duty, { onDuty: true })).toBe('author-cannot-confirm')
    const desk = claimed.joinedBy('joinedNeighbour').pending('split', 'socialWorker', []).facts()
    expect(settleIn('confirm', 'socialWorker', desk)).toBe('author-cannot-confirm')
    // who is of the lead and at the desk asks for the pause and does not approve it; nor who asks for the book, as a body
    const lead = claimed.ledBy('residentsCommittee').pending('pause-clock', 'socialWorker', []).facts()
    expect(settleIn('confirm', 'socialWorker', lead)).toBe('author-cannot-confirm')
    expect(settleIn('confirm', 'secretary', lead)).toBe('ok')
    const book = claimed.classed('private').pending('put-on-book', 'secretary', []).facts()
    expect(settleIn('confirm', 'secretary', book)).toBe('author-cannot-confirm')
    const town = claimed.pending('adopt-plan', 'townOfficer', [], true).facts()
    expect(settleIn('confirm', 'townOfficer', town)).toBe('author-cannot-confirm')
  })

  test('an officer of the ruling body who is of the lead as well does not agree with their own side', () => {
    const facts = claimed.pending('conclude-unsolved', 'propertyManager', []).facts()
    const both = facts.parties.map((p) =>
      p.kind === 'property' ? { ...p, members: [...p.members, 'councilChair'] } : p,
    )
    expect(settleIn('confirm', 'councilChair', { ...facts, parties: both })).toBe('not-ruling-body')
    expect(settleIn('confirm', 'councilDeputy', { ...facts, parties: both })).toBe('ok')
  })
})
