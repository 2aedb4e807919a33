import type { ClockKind } from '../../src/index.ts'
import { type Expected, same } from './outcome.ts'

/** "On all public content": the page stays up while an upheld objection or a reopened case is worked on. */
const PAGE_STANDS = 'deliberating rectifying verified publicised closed'

const ENDS_WITH_THE_CASE: readonly ClockKind[] = [
  'respond',
  'danger',
  'safe',
  'plan',
  'resolve',
  'publish',
  'publicity',
  'ruling',
  'verification',
  'lease',
  'pendingAct',
  'leadRuling',
  'review',
]

/** The result before the public, and the ends. */
export const SHOWING = {
  publish: {
    from: 'verified',
    outcomes: {
      publicised: {
        to: 'publicised',
        starts: ['publicity'],
        stops: ['publish'],
        event: 'publicised',
        told: ['reporter', 'estate'],
        also: ['joined'],
      },
    },
  },
  report: {
    from: PAGE_STANDS,
    outcomes: {
      reported: { to: same, starts: ['report'], event: 'reported', told: ['desk'] },
      // the first one's 24 hours go on
      reportedAgain: { to: same, event: 'reported', told: ['desk'] },
    },
  },
  // not in the table: "S answers in 24 h" when there is nothing to take down
  'answer-report': {
    from: PAGE_STANDS,
    outcomes: { answered: { to: same, stops: ['report'], event: 'report.answered', told: ['desk'] } },
  },
  'take-down': {
    from: PAGE_STANDS,
    outcomes: {
      // taking it down answers whoever reported it
      hidden: {
        to: same,
        starts: ['publish'],
        stops: ['publicity', 'report'],
        event: 'page.hidden',
        told: ['reporter'],
      },
      hiddenAside: { to: same, stops: ['report'], event: 'page.hidden', told: ['reporter'] },
    },
  },
  'restore-page': {
    from: 'publicised closed',
    outcomes: {
      restored: { to: same, starts: ['publicity'], stops: ['publish'], event: 'page.restored', told: ['reporter'] },
      restoredClosed: { to: same, event: 'page.restored', told: ['reporter'] },
    },
  },
  object: {
    from: 'publicised',
    outcomes: { objected: { to: same, starts: ['ruling'], event: 'objected', told: ['rulingBody', 'lead'] } },
  },
  'rule-objection': {
    from: 'publicised',
    outcomes: {
      upheld: {
        to: 'rectifying',
        starts: ['resolve'],
        stops: ['ruling', 'publicity', 'publish'],
        event: 'objection.ruled',
        told: ['objector', 'reporter', 'lead'],
        also: ['joined'],
      },
      rejected: { to: same, stops: ['ruling'], event: 'objection.ruled', told: ['objector', 'reporter', 'lead'] },
    },
  },
  rate: { from: 'publicised closed', outcomes: { rated: { to: same, event: 'rated', told: ['desk'] } } },
  close: {
    from: 'publicised',
    outcomes: {
      closed: {
        to: 'closed',
        // "all stop", but whoever reported the page is owed the answer in 24 hours
        stops: ENDS_WITH_THE_CASE,
        event: 'closed',
        told: ['reporter'],
        also: ['joined'],
      },
    },
  },
  'close-private': {
    from: 'claimed deliberating',
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['reporter'] },
      confirmed: { to: same, event: 'act.confirmed', told: ['lead'] },
      refused: { to: same, stops: ['pendingAct'], event: 'act.refused', told: ['lead'] },
      closed: { to: 'closed', stops: 'all', event: 'closed', told: ['reporter'] },
    },
  },
  reopen: {
    from: 'closed',
    outcomes: {
      toRectifying: { to: 'rectifying', starts: ['resolve'], event: 'reopened', told: ['summoned', 'desk'] },
      // a mediator who lets it lie loses it, as any lead does
      toMediation: { to: 'claimed', starts: ['resolve', 'lease'], event: 'reopened', told: ['summoned', 'desk'] },
    },
  },
} satisfies Record<string, Expected>
