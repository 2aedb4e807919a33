import { isPausable } from '../case/pausing.ts'
import type { RefusalCode } from '../refusals.ts'
import { type CaseAction, isActive, PAUSABLE_CLOCKS } from '../vocabulary.ts'
import { aboutYou, alreadyPending, type Condition, type PolicyRow } from './policy-row.ts'

/** No promise can be paused, this one thing being in the way of one of them. */
const nothingToPause = (code: RefusalCode): Condition => ({
  code,
  when: ({ facts, now }) => {
    const verdicts = PAUSABLE_CLOCKS.map((kind) => isPausable(facts, kind, now))
    return verdicts.every((one) => !one.ok) && verdicts.some((one) => !one.ok && one.code === code)
  },
})

/** What keeps a case moving: urging, reminders, supervision, the book and pauses. */
export const CHASING = {
  // Once a day; who wrote a neighbour's words down may urge for them.
  urge: {
    who: ['reporter', 'enteredFor'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'already-urged',
        when: ({ actor, facts }) => actor.personId !== null && facts.urgedToday.includes(actor.personId),
      },
    ],
  },
  remind: { who: ['system'], otherwise: 'system-only' },
  supervise: {
    who: ['rulingBody', 'town', 'system'],
    otherwise: 'not-ruling-body',
    conditions: [
      aboutYou,
      {
        // by hand only while something is still owed; the clock also where an answer on a shown page is
        code: 'wrong-state',
        when: ({ actor, facts }) =>
          actor.personId !== null && facts.state !== 'raised' && facts.state !== 'verified' && !isActive(facts.state),
        params: ({ facts }) => ({ state: facts.state }),
      },
    ],
  },
  'answer-supervision': {
    who: ['lead', 'checkedIn', 'summoned', 'desk'],
    otherwise: 'not-desk-or-lead',
    waits: true,
    conditions: [
      { code: 'nothing-supervised', when: ({ facts }) => !facts.supervisions.some((s) => s.open) },
      {
        code: 'supervision-answered',
        when: ({ facts, subject: { supervisionId } }) =>
          supervisionId !== undefined && !facts.supervisions.some((s) => s.open && s.id === supervisionId),
      },
    ],
  },
  'put-on-book': {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [
      {
        code: 'already-on-book',
        when: ({ facts, now }) => facts.onBookUntil !== null && facts.onBookUntil > now,
      },
      alreadyPending('put-on-book'),
    ],
  },
  // Which clock, and until when, is `checkPause`.
  'pause-clock': {
    who: ['lead'],
    otherwise: 'not-lead',
    conditions: [
      alreadyPending('pause-clock'),
      nothingToPause('clock-overdue'),
      nothingToPause('clock-paused'),
      nothingToPause('clock-not-running'),
    ],
  },
  'resume-clock': {
    who: ['lead', 'desk', 'system'],
    otherwise: 'not-desk-or-lead',
    conditions: [{ code: 'clock-not-paused', when: ({ facts }) => Object.keys(facts.pausedUntil).length === 0 }],
  },
} satisfies Partial<Record<CaseAction, PolicyRow>>
