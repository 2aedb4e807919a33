import { ACTIVE, type Expected, same } from './outcome.ts'

/** Plan, steps and panel, and the end without success. */
export const DOING = {
  'adopt-plan': {
    from: 'claimed deliberating',
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['panel'] },
      adopted: {
        to: 'rectifying',
        starts: ['resolve'],
        stops: ['plan', 'lease', 'pendingAct'],
        event: 'plan.adopted',
        told: ['reporter', 'panel', 'summoned'],
        also: ['joined'],
      },
    },
  },
  'change-plan': {
    from: 'rectifying',
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['panel'] },
      changed: {
        to: same,
        starts: ['resolve'],
        stops: ['pendingAct'],
        event: 'plan.changed',
        told: ['reporter', 'panel'],
        also: ['joined', 'summoned'], // a new doer is summoned by it
      },
    },
  },
  'make-safe': {
    from: ACTIVE,
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['onDuty', 'desk'] },
      // who said "me too" lives beside the danger
      madeSafe: { to: same, stops: ['safe', 'pendingAct'], event: 'madeSafe', told: ['reporter'], also: ['joined'] },
    },
  },
  'submit-node': {
    from: 'rectifying',
    outcomes: { submitted: { to: same, starts: ['verification'], event: 'node.submitted', told: ['panel'] } },
  },
  'sign-yes': {
    from: 'rectifying',
    outcomes: {
      signed: { to: same, event: 'node.signed', told: [], also: ['doer'] },
      nodeVerified: { to: same, stops: ['verification'], event: 'node.verified', told: ['reporter', 'lead'] },
      lastNodeVerified: {
        to: 'verified',
        starts: ['publish'],
        // done is done: nothing is left to be looked at again
        stops: ['verification', 'resolve', 'safe', 'leadRuling', 'review'],
        event: 'node.verified',
        told: ['reporter', 'lead'],
        also: ['desk'], // publishing falls to it
      },
    },
  },
  'sign-no': {
    from: 'rectifying',
    outcomes: { returned: { to: same, stops: ['verification'], event: 'node.returned', told: ['doer', 'reporter'] } },
  },
  'step-back': {
    from: 'rectifying',
    outcomes: {
      // the desk may have to look for somebody
      steppedBack: { to: same, event: 'seat.steppedBack', told: [], also: ['desk'] },
      reseated: { to: same, starts: ['verification'], event: 'seat.steppedBack', told: ['panel'], also: ['desk'] },
    },
  },
  'replace-seat': {
    from: 'rectifying',
    outcomes: { replaced: { to: same, starts: ['verification'], event: 'seat.replaced', told: ['panel'] } },
  },
  'conclude-unsolved': {
    from: 'claimed deliberating rectifying',
    outcomes: {
      proposed: { to: same, starts: ['pendingAct'], event: 'act.proposed', told: ['rulingBody'] },
      concluded: {
        to: 'verified',
        starts: ['publish'],
        stops: ['plan', 'resolve', 'safe', 'lease', 'verification', 'leadRuling', 'review', 'pendingAct'],
        event: 'concluded',
        told: ['reporter', 'summoned'],
        also: ['joined', 'desk'], // publishing falls to the desk
      },
    },
  },
} satisfies Record<string, Expected>
