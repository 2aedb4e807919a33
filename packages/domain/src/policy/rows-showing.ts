import { DAY } from '../calendar/shanghai.ts'
import { workersOf } from '../case/raters.ts'
import type { CaseAction } from '../vocabulary.ts'
import { alreadyPending, type Condition, type PolicyRow } from './policy-row.ts'
import { isMemberOf, stands } from './relations.ts'

const rateWindow: Condition = {
  code: 'too-late',
  when: ({ facts, now, deadlines }) => facts.closedAt !== null && now > facts.closedAt + deadlines.rateDays * DAY,
  params: ({ deadlines }) => ({ days: deadlines.rateDays }),
}

/** The result before the public, and the ends. */
export const SHOWING = {
  publish: { who: ['desk'], otherwise: 'not-desk', waits: true },
  // Also without login: the page is public, and so is the way to say what is wrong with it.
  report: {
    who: ['anyone'],
    otherwise: 'unknown-action',
    conditions: [{ code: 'page-not-up', when: ({ facts }) => facts.page !== 'shown' }],
  },
  'answer-report': {
    who: ['desk', 'town'],
    otherwise: 'not-desk-or-town',
    waits: true,
    conditions: [{ code: 'report-answered', when: ({ facts }) => facts.openReports === 0 }],
  },
  'take-down': {
    who: ['desk', 'town'],
    otherwise: 'not-desk-or-town',
    conditions: [{ code: 'page-not-up', when: ({ facts }) => facts.page !== 'shown' }],
  },
  'restore-page': {
    who: ['desk'],
    otherwise: 'not-desk',
    waits: true,
    conditions: [{ code: 'page-not-hidden', when: ({ facts }) => facts.page !== 'hidden' }],
  },
  object: {
    who: ['confirmedResident'],
    otherwise: 'not-confirmed-resident',
    near: ['residentOfEstate'],
    conditions: [
      { code: 'page-hidden', when: ({ facts }) => facts.page === 'hidden' },
      {
        code: 'already-objected',
        when: ({ actor, facts }) =>
          facts.objections.some((o) => o.personId === actor.personId && o.round === facts.publicityRound),
      },
    ],
  },
  'rule-objection': {
    who: ['rulingBody', 'nextLevel'],
    otherwise: 'not-ruling-body',
    waits: true,
    conditions: [
      {
        code: 'objection-ruled',
        when: ({ facts, subject }) =>
          !facts.objections.some((o) => o.open && (subject.objectionId === undefined || o.id === subject.objectionId)),
      },
    ],
  },
  rate: {
    who: ['reporter', 'joined'],
    otherwise: 'not-reporter',
    waits: true,
    conditions: [
      // nobody praises the work of their own party
      { code: 'own-work', when: ({ actor, facts }) => workersOf(facts).some((partyId) => isMemberOf(actor, partyId)) },
      rateWindow,
      {
        code: 'already-rated',
        when: ({ actor, facts }) => actor.personId !== null && facts.ratedBy.includes(actor.personId),
      },
    ],
  },
  close: {
    who: ['system'],
    otherwise: 'system-only',
    conditions: [
      { code: 'objection-open', when: ({ facts }) => facts.objections.some((o) => o.open) },
      {
        code: 'period-not-over',
        when: ({ facts, now }) => facts.publicityEndsAt === null || now < facts.publicityEndsAt,
      },
    ],
  },
  'close-private': {
    who: ['mediator'],
    otherwise: 'not-mediator',
    waits: true,
    conditions: [
      { code: 'not-mediator', when: ({ facts }) => facts.caseClass !== 'private' },
      alreadyPending('close-private'),
    ],
  },
  reopen: {
    who: ['reporter', 'rulingBody'],
    otherwise: 'not-reporter',
    conditions: [
      {
        code: 'too-late',
        when: ({ facts, now, deadlines }) => now > (facts.closedAt ?? 0) + deadlines.reopenDays * DAY,
        params: ({ deadlines }) => ({ days: deadlines.reopenDays }),
      },
      {
        code: 'not-reporter',
        when: ({ actor, facts }) => facts.caseClass === 'private' && !stands(actor, 'reporter', facts),
      },
      {
        code: 'already-reopened',
        when: ({ actor, facts }) =>
          stands(actor, 'reporter', facts) && actor.personId !== null && facts.reopenedBy.includes(actor.personId),
      },
    ],
  },
} satisfies Partial<Record<CaseAction, PolicyRow>>
