import { aCase, NOW } from '@juwuye/testkit'
import { DAY } from '../src/index.ts'
import { ask } from './asking.ts'

/* 不予受理, and what the reporter can do about it. */

describe('turning a case down', () => {
  const dispatched = aCase().inState('dispatched').summoning('property', 'ngo')

  test('is the desk’s, and after two refusals the ruling body’s as well', () => {
    expect(ask('decline', 'socialWorker', dispatched.facts())).toBe('ok')
    expect(ask('decline', 'councilChair', dispatched.facts())).toBe('two-refusals-first')
    expect(ask('decline', 'councilChair', dispatched.refusedBy('ngo').facts())).toBe('two-refusals-first')
    expect(ask('decline', 'councilChair', dispatched.refusedBy('ngo', 'property').facts())).toBe('ok')
    expect(ask('decline', 'coreMember', dispatched.refusedBy('ngo', 'property').facts())).toBe('not-desk')
  })

  test('is nobody’s once there is a lead', () => {
    const facts = dispatched.where({ leadPartyId: 'property' }).facts()
    expect(ask('decline', 'socialWorker', facts)).toBe('lead-exists')
    expect(ask('decline', 'socialWorker', aCase().inState('claimed').facts())).toBe('wrong-state')
  })

  test('is not the desk’s a second time after an appeal was upheld', () => {
    const rulings = [{ id: 'ruling-1', matter: 'appeal', personId: 'reporter', open: false }] as const
    expect(ask('decline', 'socialWorker', aCase().where({ rulings }).facts())).toBe('appeal-ruled')
    expect(ask('decline', 'socialWorker', dispatched.where({ rulings }).facts())).toBe('appeal-ruled')
    const refused = dispatched.refusedBy('ngo', 'property').where({ rulings }).facts()
    expect(ask('decline', 'socialWorker', refused)).toBe('appeal-ruled')
    expect(ask('decline', 'councilChair', refused)).toBe('ok')
  })
})

describe('appealing', () => {
  const declined = aCase().joinedBy('joinedNeighbour').inState('declined')

  test('is for who whistled, within 15 days', () => {
    expect(ask('appeal', 'reporter', declined.facts(), { now: NOW + 15 * DAY })).toBe('ok')
    expect(ask('appeal', 'reporter', declined.facts(), { now: NOW + 15 * DAY + 1 })).toBe('too-late')
    expect(ask('appeal', 'joinedNeighbour', declined.facts())).toBe('not-reporter')
    expect(ask('appeal', 'reporter', aCase().facts())).toBe('wrong-state')
  })

  test('is once, also when the ruling has come', () => {
    expect(ask('appeal', 'reporter', declined.appealedBy('reporter').facts())).toBe('already-appealed')
    expect(ask('appeal', 'reporter', declined.appealedBy('reporter', false).facts())).toBe('already-appealed')
  })

  test('of two who whistled the second waits for the ruling, and may then appeal themself', () => {
    const two = aCase().whistledBy('reporter').inState('declined')
    const other = { ...two.facts().whistles[0], id: 'whistle-2', personId: 'owner' } as const
    const whistles = [...two.facts().whistles, other] as ReturnType<typeof two.facts>['whistles']
    expect(ask('appeal', 'owner', two.where({ whistles }).appealedBy('reporter').facts())).toBe('already-appealed')
    expect(ask('appeal', 'owner', two.where({ whistles }).appealedBy('reporter', false).facts())).toBe('ok')
  })
})

describe('ruling on an appeal', () => {
  test('is once, and about the appeal that is named', () => {
    const facts = aCase().appealedBy('owner', false).appealedBy('reporter').facts()
    expect(ask('rule-appeal', 'councilChair', facts, { rulingId: 'ruling-1' })).toBe('appeal-ruled')
    expect(ask('rule-appeal', 'councilChair', facts, { rulingId: 'ruling-2' })).toBe('ok')
    expect(ask('rule-appeal', 'councilChair', aCase().inState('declined').facts())).toBe('appeal-ruled')
  })

  test('a question who leads is not an appeal', () => {
    const rulings = [{ id: 'ruling-1', matter: 'lead', personId: null, open: true }] as const
    const facts = aCase().inState('declined').where({ rulings }).facts()
    expect(ask('rule-appeal', 'councilChair', facts, { rulingId: 'ruling-1' })).toBe('appeal-ruled')
  })

  test('is never the decliner’s, whichever hat they wear', () => {
    const byBody = aCase().declinedBy('councilChair', 'estateCouncil').appealedBy('reporter')
    expect(ask('rule-appeal', 'councilChair', byBody.facts())).toBe('not-ruling-body')
    expect(ask('rule-appeal', 'councilDeputy', byBody.facts())).toBe('not-ruling-body')
    expect(ask('rule-appeal', 'ownersChair', byBody.facts())).toBe('ok')
    const byDesk = aCase()
      .declinedBy('socialWorker')
      .withDesk([{ personId: 'socialWorker', role: 'secretary' }])
    const lonely = byDesk.withParties('property', 'residentsCommittee').appealedBy('reporter').facts()
    expect(ask('rule-appeal', 'socialWorker', lonely)).toBe('not-ruling-body')
    expect(ask('rule-appeal', 'townOfficer', lonely)).toBe('ok')
  })

  test('unruled in its time it is the town’s too', () => {
    const facts = aCase().appealedBy('reporter').where({ passedUp: true }).facts()
    expect(ask('rule-appeal', 'townOfficer', facts)).toBe('ok')
    expect(ask('rule-appeal', 'secretary', facts)).toBe('not-ruling-body')
  })
})
