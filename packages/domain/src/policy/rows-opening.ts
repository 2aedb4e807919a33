import { DAY } from '../calendar/shanghai.ts'
import { openRefusals, REFUSALS_THAT_FORCE_A_RULING } from '../case/lead.ts'
import type { CaseAction } from '../vocabulary.ts'
import { alreadyPending, classOpen, isPrivate, type PolicyRow } from './policy-row.ts'
import { stands } from './relations.ts'

/** From the whistle to the parties, and the ways a case ends or goes on elsewhere. */
export const OPENING = {
  // Shopkeepers and passers-by may whistle too; limits stand with the command.
  blow: { who: ['anyone'], otherwise: 'unknown-action' },
  join: {
    who: ['residentOfEstate'],
    otherwise: 'not-resident-of-estate',
    conditions: [
      isPrivate,
      {
        code: 'already-joined',
        when: ({ actor, facts }) => stands(actor, 'reporter', facts) || stands(actor, 'joined', facts),
      },
    ],
  },
  withdraw: {
    who: ['reporter', 'joined'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'checked-in-before-withdrawal',
        when: ({ facts }) => facts.checkedIn.length > 0 || facts.mediator?.checkedIn === true,
      },
      { code: 'danger-confirmed-before-withdrawal', when: ({ facts }) => facts.danger === 'confirmed' },
    ],
  },
  triage: { who: ['desk'], otherwise: 'not-desk', waits: true },
  'confirm-danger': {
    who: ['onDuty', 'desk'],
    otherwise: 'not-duty-or-desk',
    waits: true,
    conditions: [
      {
        code: 'danger-not-pending',
        when: ({ facts }) => facts.danger !== 'pending' && facts.danger !== 'awaitingClass',
      },
      {
        code: 'danger-awaits-desk',
        when: ({ actor, facts }) => facts.danger === 'awaitingClass' && !stands(actor, 'desk', facts),
      },
    ],
  },
  reclassify: {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [classOpen, alreadyPending('reclassify')],
  },
  decline: {
    who: ['desk', 'rulingBody'],
    otherwise: 'not-desk',
    conditions: [
      { code: 'lead-exists', when: ({ facts }) => facts.leadPartyId !== null },
      {
        code: 'two-refusals-first',
        when: ({ actor, facts }) => !stands(actor, 'desk', facts) && openRefusals(facts) < REFUSALS_THAT_FORCE_A_RULING,
      },
      {
        // whose appeal was upheld cannot appeal again: the desk does not turn it down a second time
        code: 'appeal-ruled',
        when: ({ actor, facts }) =>
          facts.rulings.some((r) => r.matter === 'appeal') &&
          !(stands(actor, 'rulingBody', facts) && openRefusals(facts) >= REFUSALS_THAT_FORCE_A_RULING),
      },
    ],
  },
  appeal: {
    who: ['reporter'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'too-late',
        when: ({ facts, now, deadlines }) => now > (facts.declinedAt ?? 0) + deadlines.appealDays * DAY,
        params: ({ deadlines }) => ({ days: deadlines.appealDays }),
      },
      {
        code: 'already-appealed',
        // one ruling answers everybody who waits for it
        when: ({ actor, facts }) =>
          facts.rulings.some((r) => r.matter === 'appeal' && (r.open || r.personId === actor.personId)),
      },
    ],
  },
  'rule-appeal': {
    who: ['rulingBody', 'nextLevel'],
    otherwise: 'not-ruling-body',
    waits: true,
    conditions: [
      {
        code: 'appeal-ruled',
        when: ({ facts, subject }) =>
          !facts.rulings.some(
            (r) => r.open && r.matter === 'appeal' && (subject.rulingId === undefined || r.id === subject.rulingId),
          ),
      },
    ],
  },
  merge: {
    who: ['desk'],
    otherwise: 'not-desk',
    conditions: [{ code: 'merge-private', when: ({ facts }) => facts.caseClass === 'private' }],
  },
  split: {
    who: ['desk', 'reporter'],
    otherwise: 'not-desk',
    conditions: [
      isPrivate,
      {
        code: 'split-needs-two',
        when: ({ facts }) => facts.state !== 'merged' && facts.whistles.filter((w) => !w.withdrawn).length < 2,
      },
      alreadyPending('split'),
    ],
  },
} satisfies Partial<Record<CaseAction, PolicyRow>>
