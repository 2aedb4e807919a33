import { type ActorChanges, aCase, actor, NOW, type PersonName } from '@juwuye/testkit'
import { type CaseAction, type CaseState, can, DEFAULT_DEADLINES } from '../src/index.ts'
import { ask } from './grid.ts'

describe('members of the party complained about may fix, and judge nothing', () => {
  type Cell = readonly [act: CaseAction, state: CaseState, who: PersonName, changes: ActorChanges, want: string]
  const about = (state: CaseState, action: CaseAction) => {
    const danger = action === 'confirm-danger' ? 'pending' : 'none'
    const signing = action.startsWith('sign')
    const node = {
      doer: 'residentsCommittee',
      state: signing ? 'submitted' : 'doing',
      submittedBy: 'secondSocialWorker',
    } as const
    let it = aCase().about('residentsCommittee').inState(state).danger(danger).summoning('residentsCommittee', 'ngo')
    it = it.classed(state === 'raised' || danger === 'pending' ? null : 'major').ledBy('residentsCommittee')
    if (state === 'dispatched')
      it = it.checkedInBy(...(action === 'claim-lead' ? (['residentsCommittee'] as const) : []))
    if (state === 'rectifying') it = it.withNodes([node])
    if (state === 'publicised' && action === 'rule-objection') it = it.objectedBy('confirmedResident')
    return it.facts()
  }
  const cells: readonly Cell[] = [
    ['triage', 'raised', 'socialWorker', {}, '-'],
    ['triage', 'raised', 'secretary', {}, '+'],
    ['triage', 'raised', 'townOfficer', {}, '-'],
    ['decline', 'raised', 'socialWorker', {}, '-'],
    ['decline', 'raised', 'secretary', {}, '+'],
    ['confirm-danger', 'dispatched', 'socialWorker', { onDuty: true }, '-'],
    ['confirm-danger', 'dispatched', 'dutyPerson', {}, '+'],
    ['reclassify', 'dispatched', 'socialWorker', {}, '-'],
    ['check-in', 'dispatched', 'socialWorker', {}, '+'],
    ['claim-lead', 'dispatched', 'socialWorker', {}, '+'],
    ['adopt-plan', 'claimed', 'socialWorker', {}, '+'],
    ['submit-node', 'rectifying', 'socialWorker', {}, '+'],
    ['sign-yes', 'rectifying', 'socialWorker', {}, '-'],
    ['sign-yes', 'rectifying', 'propertyWorker', {}, '+'],
    ['sign-yes', 'rectifying', 'propertyWorker', { alsoOf: ['residentsCommittee'] }, '-'],
    ['sign-no', 'rectifying', 'propertyWorker', { alsoOf: ['residentsCommittee'] }, '-'],
    ['publish', 'verified', 'socialWorker', {}, '-'],
    ['publish', 'verified', 'secretary', {}, '+'],
    ['rule-objection', 'publicised', 'socialWorker', {}, '-'],
    ['rule-objection', 'publicised', 'councilChair', {}, '+'],
    ['refuse-summons', 'dispatched', 'socialWorker', {}, '+'],
    ['release-lead', 'claimed', 'socialWorker', {}, '+'],
    ['start-talk', 'claimed', 'socialWorker', {}, '+'], // as the lead
    ['change-plan', 'rectifying', 'socialWorker', {}, '+'],
    ['conclude-unsolved', 'claimed', 'socialWorker', {}, '+'], // a body without a hand in it decides
    ['take-down', 'publicised', 'socialWorker', {}, '-'],
    ['take-down', 'publicised', 'secretary', {}, '+'],
    ['restore-page', 'publicised', 'socialWorker', {}, '-'],
    ['merge', 'dispatched', 'socialWorker', {}, '-'],
    ['replace-seat', 'rectifying', 'socialWorker', {}, '-'],
  ]

  test.each(cells)('%s, %s: %s %j', (action, state, who, changes, want) => {
    expect(ask(action, actor(who, changes), about(state, action))).toBe(want)
  })

  test('the reason they hear is the party, not a missing office', () => {
    const input = { facts: about('raised', 'triage'), subject: {}, now: NOW, deadlines: DEFAULT_DEADLINES }
    expect(can('triage', { ...input, actor: actor('socialWorker') })).toMatchObject({ code: 'about-your-party' })
    expect(can('triage', { ...input, actor: actor('stranger') })).toMatchObject({ code: 'not-desk' })
  })

  test('an officer of the town who is of that party is no desk in its place', () => {
    const desk = [{ personId: 'socialWorker', role: 'socialWorker' as const }]
    const facts = aCase().about('residentsCommittee').withDesk(desk).facts()
    expect(ask('triage', actor('townOfficer', { alsoOf: ['residentsCommittee'] }), facts)).toBe('-')
  })

  test('when it concerns everybody at the desk, the town is the desk', () => {
    const desk = [{ personId: 'socialWorker', role: 'socialWorker' as const }]
    const facts = aCase().about('residentsCommittee').withDesk(desk).facts()
    expect(ask('triage', actor('townOfficer'), facts)).toBe('+')
    expect(ask('triage', actor('socialWorker'), facts)).toBe('-')
  })
})
