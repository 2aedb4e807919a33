import { aCase } from '@juwuye/testkit'
import { ask } from './asking.ts'

/* 三方面对面: who calls it, who ends it, and what may go on meanwhile. */

const claimed = aCase().inState('claimed').ledBy('property').checkedInBy('property', 'ngo')
const talking = aCase().inState('deliberating').ledBy('property').checkedInBy('property', 'ngo')

test('the lead or the desk calls it', () => {
  expect(ask('start-talk', 'propertyWorker', claimed.facts())).toBe('ok')
  expect(ask('start-talk', 'secretary', claimed.facts())).toBe('ok')
  expect(ask('start-talk', 'volunteer', claimed.facts())).toBe('not-desk-or-lead')
  expect(ask('start-talk', 'socialWorker', claimed.about('residentsCommittee').facts())).toBe('about-your-party')
  expect(ask('start-talk', 'propertyWorker', talking.facts())).toBe('wrong-state')
})

test('whoever called it ends it, or the desk; another of the lead does not', () => {
  expect(ask('end-talk', 'propertyManager', talking.facts())).toBe('ok')
  expect(ask('end-talk', 'propertyWorker', talking.facts())).toBe('not-convener')
  expect(ask('end-talk', 'socialWorker', talking.facts())).toBe('ok')
  expect(ask('end-talk', 'volunteer', talking.facts())).toBe('not-convener')
})

test('ended twice: the second hears where the case stands', () => {
  expect(ask('end-talk', 'propertyManager', claimed.facts())).toBe('wrong-state')
})

test('the desk ends it also when the convener is gone', () => {
  expect(ask('end-talk', 'socialWorker', talking.where({ talk: null }).facts())).toBe('ok')
})

test('before a plan the lead proposes one at the table; in the middle of one the plan is changed after the talk', () => {
  expect(ask('adopt-plan', 'propertyWorker', talking.facts())).toBe('ok')
  const later = talking.withNodes([{ state: 'verified' }, {}]).facts()
  expect(later.talk?.from).toBe('rectifying')
  expect(ask('adopt-plan', 'propertyWorker', later)).toBe('plan-exists')
  expect(ask('change-plan', 'propertyWorker', later)).toBe('wrong-state')
})

test('a mediator talks as a lead does', () => {
  const facts = aCase().classed('private').inState('claimed').mediatedBy('deliberationMember').facts()
  expect(ask('start-talk', 'deliberationMember', facts)).toBe('ok')
  expect(ask('start-talk', 'deliberationChair', facts)).toBe('not-desk-or-lead')
})
