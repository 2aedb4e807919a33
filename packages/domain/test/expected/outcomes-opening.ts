import { ACTIVE, type Expected, same } from './outcome.ts'

/** From the whistle to the parties, and the ways a case ends or goes on elsewhere. */
export const OPENING = {
  blow: {
    from: '',
    outcomes: {
      filed: { to: 'raised', starts: ['respond'], event: 'whistle.blown', told: ['desk'] },
      danger: {
        to: 'dispatched',
        starts: ['respond', 'danger'],
        event: 'whistle.blown',
        told: ['desk', 'summoned', 'onDuty'],
      },
    },
  },
  join: {
    from: `raised ${ACTIVE} verified publicised`,
    outcomes: { joined: { to: same, event: 'whistle.joined', told: ['desk'] } },
  },
  withdraw: {
    from: 'raised dispatched',
    outcomes: {
      // before triage nobody is summoned: the desk must hear
      one: { to: same, event: 'withdrawn', told: ['summoned'], also: ['desk'] },
      last: { to: 'withdrawn', stops: 'all', event: 'withdrawn', told: ['summoned'], also: ['desk'] },
    },
  },
  triage: {
    from: 'raised',
    outcomes: {
      dispatched: {
        to: 'dispatched',
        starts: ['respond', 'safe', 'plan', 'resolve'],
        event: 'dispatched',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
    },
  },
  'confirm-danger': {
    from: 'dispatched',
    outcomes: {
      confirmed: {
        to: same,
        starts: ['respond', 'safe', 'plan'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
      // the desk has to class it now
      awaitingClass: {
        to: same,
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined', 'desk'],
      },
      classed: {
        to: same,
        starts: ['respond', 'plan', 'resolve'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
        also: ['joined'],
      },
    },
  },
  reclassify: {
    from: ACTIVE,
    outcomes: {
      reclassified: {
        to: same,
        starts: ['respond', 'safe', 'plan', 'resolve'],
        event: 'reclassified',
        told: ['reporter', 'summoned'],
        also: ['joined', 'panel'], // open rounds are reseated
      },
      toPrivate: {
        to: 'dispatched',
        starts: ['respond', 'resolve'],
        stops: ['safe', 'plan', 'lease', 'verification', 'leadRuling'],
        event: 'reclassified',
        told: ['reporter', 'summoned'],
        also: ['panel'], // its open rounds end
      },
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['reporter'] },
      confirmed: { to: same, event: 'act.confirmed', told: ['desk'] },
      fromPrivate: {
        to: 'dispatched',
        starts: ['respond', 'safe', 'plan', 'resolve'],
        stops: ['lease', 'pendingAct'],
        event: 'reclassified',
        told: ['reporter', 'summoned'],
      },
    },
  },
  decline: {
    from: 'raised dispatched',
    // those summoned need not come any more
    outcomes: {
      declined: { to: 'declined', stops: 'all', event: 'declined', told: ['reporter'], also: ['joined', 'summoned'] },
    },
  },
  appeal: {
    from: 'declined',
    outcomes: { appealed: { to: same, starts: ['ruling'], event: 'appealed', told: ['rulingBody'] } },
  },
  'rule-appeal': {
    from: 'declined',
    outcomes: {
      upheld: {
        to: 'raised',
        starts: ['respond'], // the original start resumes
        stops: ['ruling'],
        event: 'appeal.ruled',
        told: ['reporter', 'desk'],
        also: ['joined'],
      },
      rejected: { to: same, stops: ['ruling'], event: 'appeal.ruled', told: ['reporter', 'desk'] },
    },
  },
  merge: {
    from: 'raised dispatched claimed',
    outcomes: {
      // who said "me too" follows the whistle as well
      merged: { to: 'merged', stops: 'all', event: 'merged', told: ['reporter', 'summoned'], also: ['joined'] },
    },
  },
  split: {
    from: `raised ${ACTIVE} merged`,
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['desk'] },
      split: { to: same, stops: ['pendingAct'], event: 'split', told: ['reporter'], also: ['joined'] },
    },
  },
} satisfies Record<string, Expected>
