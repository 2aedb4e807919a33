import { aCase } from '@juwuye/testkit'
import { endOfDay } from '../src/index.ts'
import { withNodes } from './life/plans.ts'
import { Story, step } from './life/story.ts'

/* A whole case of each class with the clock moved by hand: what time does by itself, worked out on a calendar. */

const endOf = (day: string) => endOfDay(day) as number

test('an urgent one: danger, a silent seat, an objection nobody rules on', () => {
  // Monday; two hours to answer, half an hour to confirm
  const raised = aCase().inState('dispatched').classed(null).danger('pending').checkedInBy()
  const it = new Story(raised, 2026, '11-23 09:41')
  expect(it.dues()).toEqual({ respond: '11-23 11:41', danger: '11-23 10:11' })
  it.until('11-23 10:35').does('dutyPerson', 'confirm-danger')
  expect(it.heard()).toEqual(['11-23 10:11 danger levelOne'])
  expect(it.dues()).toEqual({ respond: '11-23 11:41', safe: '11-24 09:41', plan: '11-30 09:41' })

  it.until('11-23 12:05').does('propertyWorker', 'check-in').does('propertyWorker', 'claim-lead')
  expect(it.heard()).toEqual(['11-23 10:41 respond remind', '11-23 11:41 respond levelOne'])
  expect(it.dues()).toEqual({ safe: '11-24 09:41', plan: '11-30 09:41', lease: '11-30 12:05' })

  it.until('11-24 08:00').does('propertyWorker', 'make-safe').until('11-24 08:30').agrees('dutyPerson')
  expect(it.heard()).toEqual(['11-23 21:41 safe remind'])
  expect(it.dues()).toEqual({ plan: '11-30 09:41', lease: '11-30 12:05' })

  const nodes = [step('property', '2026-12-05')]
  it.until('11-29 10:00').proposes('propertyManager', 'adopt-plan', { nodes }, ['ownersMember'])
  it.until('11-29 15:00').agrees('ownersMember')
  expect(it.heard()).toEqual(['11-26 21:41 plan remind', '11-27 00:05 lease remind'])
  expect(it.dues()).toEqual({ resolve: '12-05 23:59' })

  it.until('12-05 20:00').does('propertyWorker', 'submit-node')
  expect(it.heard()).toEqual(['11-29 16:50 resolve remind'])
  it.until('12-06 10:00').does('socialWorker', 'sign-yes').does('ownersMember', 'sign-yes')
  it.until('12-11 09:00').does('councilMember', 'sign-yes')
  expect(it.heard()).toEqual([
    '12-05 23:59 resolve levelOne',
    '12-06 01:59 resolve levelTwo',
    '12-08 20:00 verification remind',
    '12-10 20:00 verification replaceSeat', // 自治核心 kept silent, the council is next
  ])
  expect(it.state).toBe('verified')
  expect(it.dues()).toEqual({ publish: '12-14 09:00' })

  it.until('12-13 10:00').does('socialWorker', 'publish').until('12-19 10:00').does('owner', 'object')
  expect(it.dues()).toEqual({ publicity: '12-20 10:00', ruling: '12-24 10:00' })
  it.until('12-24 16:00').does('townOfficer', 'rule-objection')
  expect(it.heard()).toEqual(['12-12 21:00 publish remind', '12-21 22:00 ruling remind', '12-24 10:00 ruling passUp'])
  expect(it.state).toBe('publicised')
  it.until('12-25 00:00')
  // the period was over on the 20th; it could not end before the ruling
  expect(it.heard()).toEqual(['12-20 10:00 publicity close (done 12-24 16:00)'])
  expect(it.state).toBe('closed')
  expect(it.dues()).toEqual({})
  expect(it.facts.supervisions.map((s) => s.level)).toEqual([1, 1, 1, 2])
})

test('a hard one over the end of the year: refused twice, paused, a lease lapsed, on the book', () => {
  const it = new Story(aCase(), 2026, '12-21 10:00')
  expect(it.dues()).toEqual({ respond: '12-24 10:00' })
  it.until('12-21 15:00').makes('socialWorker', 'triage', 'dispatched', {
    caseClass: 'hard',
    summoned: ['property', 'ownersCommittee', 'ngo'],
  })
  expect(it.dues()).toEqual({ respond: '12-24 10:00', plan: '01-05 10:00' })
  it.until('12-22 09:00')
    .does('propertyWorker', 'refuse-summons')
    .until('12-23 09:00')
    .does('volunteer', 'refuse-summons')
  // passing the ball stops nothing
  expect(it.dues()).toEqual({ respond: '12-24 10:00', plan: '01-05 10:00', leadRuling: '12-25 09:00' })
  it.until('12-26 11:00')
  expect(it.heard()).toEqual([
    '12-22 22:00 respond remind',
    '12-24 09:00 leadRuling remind',
    '12-24 10:00 respond levelOne',
    '12-25 09:00 leadRuling passUp',
    '12-25 10:00 respond levelTwo',
  ])
  const shut = { refusals: it.facts.refusals.map((r) => ({ ...r, open: false })), rulings: [] }
  it.makes('townOfficer', 'rule-lead', 'named', { ...shut, leadPartyId: 'property' })
  it.until('12-26 14:00').does('propertyWorker', 'check-in')
  expect(it.dues()).toEqual({ plan: '01-05 10:00', lease: '01-02 11:00' })

  it.until('12-30 10:00')
  expect(it.heard()).toEqual(['12-28 22:00 plan remind', '12-29 23:00 lease remind'])
  it.proposes('propertyManager', 'pause-clock', { clock: 'plan', until: endOf('2027-01-04') })
  it.until('12-30 16:00').agrees('secondSocialWorker')
  // 5 d 7 h 59 min more
  expect(it.dues()).toEqual({ plan: '01-10 17:59', lease: '01-02 11:00' })
  it.until('01-03 12:00').does('socialWorker', 'resume-clock')
  // really paused: 3 d 20 h; the lease was not
  expect(it.dues()).toEqual({ plan: '01-09 06:00', lease: '01-02 11:00' })
  it.until('01-05 15:00')
  expect(it.heard()).toEqual(['01-02 11:00 lease levelOne', '01-05 11:00 lease release'])
  expect(it.state).toBe('dispatched')
  // another lead: the plan is due when it was
  it.does('ownersMember', 'check-in').does('ownersMember', 'claim-lead')
  expect(it.dues()).toEqual({ plan: '01-09 06:00', lease: '01-12 15:00' })

  it.until('01-06 09:00').proposes('socialWorker', 'put-on-book', { until: endOf('2027-01-20') })
  it.until('01-06 10:00').agrees('councilChair')
  expect(it.dues()).toEqual({ plan: '01-09 06:00', lease: '01-12 15:00', review: '01-20 23:59' })
  it.until('01-18 09:00').does('ownersMember', 'note-progress')
  expect(it.heard()).toEqual([])
  it.until('01-22 10:00')
  // it was never paused: what was silenced comes when the review has come, in the order of its time
  expect(it.heard()).toEqual([
    '01-20 23:59 review endBook',
    '01-09 06:00 plan levelOne (done 01-20 23:59)',
    '01-10 06:00 plan levelTwo (done 01-20 23:59)',
    '01-21 21:00 lease remind',
  ])
  const nodes = [step('property', '2027-02-10')]
  it.proposes('ownersMember', 'adopt-plan', { nodes }, ['coreMember']).until('01-22 11:00').agrees('coreMember')
  expect(it.dues()).toEqual({ resolve: '02-10 23:59' })
  it.until('02-09 09:00').does('propertyWorker', 'submit-node')
  it.until('02-10 09:00')
    .does('socialWorker', 'sign-yes')
    .does('ownersMember', 'sign-yes')
    .does('coreMember', 'sign-yes')
  expect(it.dues()).toEqual({ publish: '02-13 09:00' })
  it.until('02-11 09:00').does('secretary', 'publish').until('02-18 09:00')
  // counted from the whistle, half of the time was over before there was a plan
  expect(it.heard()).toEqual(['01-16 04:59 resolve remind (done 01-22 11:00)', '02-18 09:00 publicity close'])
  expect(it.state).toBe('closed')
})

test('a major one over the leap day: talked over, paused over its due time, taken down', () => {
  const it = new Story(aCase(), 2028, '02-01 08:00')
  it.until('02-01 10:00').makes('socialWorker', 'triage', 'dispatched', { caseClass: 'major', summoned: ['property'] })
  // thirty days from the first of a February of 29
  expect(it.dues()).toEqual({ respond: '02-04 08:00', plan: '03-02 08:00' })
  it.until('02-01 12:30').does('propertyWorker', 'check-in').does('propertyManager', 'claim-lead')
  it.until('02-04 09:00').does('propertyManager', 'start-talk')
  expect(it.dues()).toEqual({ plan: '03-02 08:00' })
  it.until('02-12 18:00').does('propertyManager', 'end-talk')
  expect(it.dues()).toEqual({ plan: '03-02 08:00', lease: '02-19 18:00' })
  const nodes = [step('property', '2028-03-01'), step('property', '2028-03-20')]
  it.until('02-18 09:00').proposes('propertyManager', 'adopt-plan', { nodes }, ['ownersMember'])
  it.until('02-18 10:00').agrees('ownersMember')
  expect(it.heard()).toEqual(['02-16 06:00 lease remind', '02-16 08:00 plan remind'])
  expect(it.dues()).toEqual({ resolve: '03-20 23:59' })

  it.until('02-29 16:00').does('propertyWorker', 'submit-node', 0)
  expect(it.dues()).toEqual({ resolve: '03-20 23:59', verification: '03-03 16:00' })
  it.until('03-01 10:00')
  for (const who of ['socialWorker', 'ownersMember', 'coreMember'] as const) it.does(who, 'sign-yes', 0)
  expect(it.dues()).toEqual({ resolve: '03-20 23:59' })

  it.until('03-15 09:00').proposes('propertyManager', 'pause-clock', { clock: 'resolve', until: endOf('2028-04-05') })
  expect(it.says('propertyManager', 'pause-clock')).toBe('act-pending')
  it.until('03-15 09:30').agrees('socialWorker')
  // 21 d 14 h 29 min more, and the day of the open step with it
  expect(it.dues()).toEqual({ resolve: '04-11 14:28' })
  expect(it.facts.nodes.map((n) => n.dueAt)).toEqual([endOf('2028-03-01'), it.instant('04-11 14:28')])
  it.until('04-10 10:00').does('propertyWorker', 'submit-node', 1)
  expect(it.heard()).toEqual(['02-25 15:59 resolve remind', '04-05 23:59 resolve resume'])
  it.until('04-12 20:00')
  for (const who of ['socialWorker', 'ownersMember', 'coreMember'] as const) it.does(who, 'sign-yes', 1)
  expect(it.heard()).toEqual(['04-11 14:28 resolve levelOne', '04-12 14:28 resolve levelTwo'])
  expect(it.dues()).toEqual({ publish: '04-15 20:00' })

  it.until('04-16 09:00').does('socialWorker', 'publish').until('04-18 09:00').does('stranger', 'report')
  expect(it.heard()).toEqual(['04-14 08:00 publish remind', '04-15 20:00 publish levelOne'])
  expect(it.dues()).toEqual({ publicity: '04-23 09:00', report: '04-19 09:00' })
  it.until('04-18 23:00').does('socialWorker', 'take-down')
  expect(it.dues()).toEqual({ publish: '04-21 23:00' })
  // 4 d 10 h were left
  it.until('04-20 12:00').does('socialWorker', 'restore-page')
  expect(it.dues()).toEqual({ publicity: '04-24 22:00' })
  it.until('04-25 00:00')
  expect(it.heard()).toEqual(['04-18 21:00 report remind', '04-20 11:00 publish remind', '04-24 22:00 publicity close'])
  expect(it.state).toBe('closed')
})

test('a small one: two days for the lead, a reporter who does not look, urged, reopened', () => {
  const it = new Story(aCase(), 2026, '11-27 17:00')
  it.until('11-27 18:00').makes('socialWorker', 'triage', 'dispatched', { caseClass: 'minor', summoned: ['property'] })
  expect(it.dues()).toEqual({ respond: '11-30 17:00', resolve: '12-04 17:00' })
  it.until('11-28 09:00').does('propertyWorker', 'check-in').does('propertyWorker', 'claim-lead')
  expect(it.dues()).toEqual({ resolve: '12-04 17:00', lease: '11-30 09:00' })
  it.until('11-30 10:00').does('propertyWorker', 'note-progress')
  expect(it.heard()).toEqual(['11-29 09:00 lease remind', '11-30 09:00 lease levelOne'])
  expect(it.dues()).toEqual({ resolve: '12-04 17:00', lease: '12-02 10:00' })
  it.until('12-01 09:00')
  it.makes('propertyManager', 'adopt-plan', 'adopted', withNodes(it.facts, [step('property', '2026-12-03')]))
  // its seven days stay, whatever day the plan names
  expect(it.dues()).toEqual({ resolve: '12-04 17:00' })
  it.until('12-03 15:00').does('propertyWorker', 'submit-node').does('socialWorker', 'sign-yes')
  it.until('12-05 10:00').does('reporter', 'urge')
  expect(it.says('reporter', 'urge')).toBe('already-urged')
  it.until('12-05 23:59')
  expect(it.says('reporter', 'urge')).toBe('already-urged')
  it.until('12-06 00:00').does('reporter', 'urge')
  it.until('12-07 10:00')
  expect(it.heard()).toEqual([
    '12-01 05:00 resolve remind',
    '12-04 17:00 resolve levelOne',
    '12-06 15:00 verification replaceSeat',
  ])
  it.does('ownersMember', 'sign-yes').until('12-08 09:00').does('socialWorker', 'publish').until('12-20 10:00')
  expect(it.heard()).toEqual(['12-15 09:00 publicity close'])

  it.does('reporter', 'reopen')
  expect(it.state).toBe('rectifying')
  expect(it.dues()).toEqual({ resolve: '12-27 10:00' })
  it.until('12-24 09:00').does('propertyWorker', 'submit-node', 1)
  it.does('socialWorker', 'sign-yes', 1).does('reporter', 'sign-yes', 1)
  expect(it.heard()).toEqual(['12-23 22:00 resolve remind'])
  it.until('12-25 09:00').does('socialWorker', 'publish').until('01-02 00:00')
  expect(it.heard()).toEqual(['01-01 09:00 publicity close'])
  expect(it.state).toBe('closed')
})

test('a private one: paused while they are away, and closed by silence', () => {
  const it = new Story(aCase(), 2027, '03-01 09:00')
  const mediator = { personId: 'deliberationMember', checkedIn: false }
  it.until('03-01 10:00').makes('socialWorker', 'triage', 'dispatched', { caseClass: 'private', mediator })
  expect(it.dues()).toEqual({ respond: '03-04 09:00', resolve: '03-16 09:00' })
  it.until('03-03 09:00').does('deliberationMember', 'check-in').does('deliberationMember', 'claim-lead')
  expect(it.heard()).toEqual(['03-02 21:00 respond remind'])
  expect(it.dues()).toEqual({ resolve: '03-16 09:00', lease: '03-10 09:00' })
  it.until('03-09 10:00')
  it.proposes('deliberationMember', 'pause-clock', { clock: 'resolve', until: endOf('2027-03-12') })
  it.until('03-09 12:00').agrees('secretary')
  // 3 d 11 h 59 min more
  expect(it.dues()).toEqual({ resolve: '03-19 20:59', lease: '03-10 09:00' })
  it.until('03-10 10:00').does('deliberationMember', 'note-progress')
  expect(it.heard()).toEqual(['03-06 21:00 lease remind', '03-08 21:00 resolve remind', '03-10 09:00 lease levelOne'])
  it.until('03-15 15:00').does('deliberationMember', 'close-private')
  expect(it.dues()).toEqual({ resolve: '03-19 20:59', lease: '03-17 10:00', pendingAct: '03-18 15:00' })
  it.until('03-20 00:00')
  expect(it.heard()).toEqual([
    '03-12 23:59 resolve resume',
    '03-13 22:00 lease remind',
    '03-17 03:00 pendingAct remind',
    '03-17 10:00 lease levelOne',
    '03-18 15:00 pendingAct lapse',
  ])
  expect(it.state).toBe('closed')
  expect(it.dues()).toEqual({})
})

test('a worker three days down does late, once and in order what it would have done in time', () => {
  const told = (pass: (it: Story) => Story) => {
    const it = new Story(aCase(), 2026, '12-21 10:00')
    it.until('12-21 15:00').makes('socialWorker', 'triage', 'dispatched', {
      caseClass: 'hard',
      summoned: ['property', 'ngo'],
    })
    it.does('propertyWorker', 'refuse-summons').does('volunteer', 'refuse-summons')
    return { it: pass(it), heard: it.heard() }
  }
  const awake = told((it) => it.until('12-26 10:00'))
  const asleep = told((it) => it.until('12-23 10:00').asleepUntil('12-26 10:00'))
  expect(asleep.heard).toEqual([
    '12-22 15:00 leadRuling remind',
    '12-22 22:00 respond remind',
    '12-23 15:00 leadRuling passUp (done 12-26 10:00)',
    '12-24 10:00 respond levelOne (done 12-26 10:00)',
    '12-25 10:00 respond levelTwo (done 12-26 10:00)',
  ])
  expect(asleep.heard.map((line) => line.replace(/ \(done.*/, ''))).toEqual(awake.heard)
  expect(asleep.it.facts).toEqual(awake.it.facts)
  expect(asleep.it.until('01-01 00:00').heard()).toEqual(awake.it.until('01-01 00:00').heard())
})
