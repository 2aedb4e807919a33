import type { EventKind } from '../events.ts'
import { ACTIVE_STATES, type CaseAction, type CaseState, CLOCK_KINDS, type ClockKind } from '../vocabulary.ts'

/** Who is to hear of an event; the outbox carries these names, later channels resolve them to people. */
export const AUDIENCES = [
  'desk',
  'reporter',
  'joined',
  'summoned',
  'onDuty',
  'lead',
  'panel',
  'doer',
  'objector',
  'estate',
  'rulingBody',
  'town',
  'secretary',
  'council',
  'firstReceiver',
  'relayer',
  'owner',
  'supervisor',
] as const
export type Audience = (typeof AUDIENCES)[number]

export interface Outcome {
  /** '=' keeps the state. */
  readonly to: CaseState | '='
  readonly starts?: readonly ClockKind[]
  readonly stops?: readonly ClockKind[] | 'all'
  readonly event: EventKind
  readonly told: readonly Audience[]
}

export interface MachineRow {
  /** States the act starts from; empty for the act that creates the case. */
  readonly from: readonly CaseState[]
  readonly outcomes: Readonly<Record<string, Outcome>>
}

const WORKING = ['claimed', 'deliberating', 'rectifying'] as const
/** A published page stays while its case is worked on again; what is wrong with it can be said and acted on all the time. */
const MAY_HAVE_A_PAGE = ['deliberating', 'rectifying', 'verified', 'publicised', 'closed'] as const
/** Wherever a clock may run. */
const ANY_CLOCK = ['raised', ...ACTIVE_STATES, 'verified', 'publicised', 'closed', 'declined', 'merged'] as const
const UNDER_WAY = ['raised', ...ACTIVE_STATES, 'verified'] as const
/** What ends with the case; the time to answer a report on its page goes on. */
const ALL_BUT_REPORT = CLOCK_KINDS.filter((kind) => kind !== 'report')

/** The one table of what every act does to a case (case-actions.md). Who may do it stands in policy/case-policy.ts. */
export const MACHINE = {
  blow: {
    from: [],
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
    from: ['raised', ...ACTIVE_STATES, 'verified', 'publicised'],
    outcomes: { joined: { to: '=', event: 'whistle.joined', told: ['desk'] } },
  },
  withdraw: {
    from: ['raised', 'dispatched'],
    outcomes: {
      one: { to: '=', event: 'withdrawn', told: ['summoned', 'desk'] },
      last: { to: 'withdrawn', stops: 'all', event: 'withdrawn', told: ['summoned', 'desk'] },
    },
  },
  triage: {
    from: ['raised'],
    outcomes: {
      dispatched: {
        to: 'dispatched',
        starts: ['respond', 'safe', 'plan', 'resolve'],
        event: 'dispatched',
        told: ['summoned', 'reporter', 'joined'],
      },
    },
  },
  'confirm-danger': {
    from: ['dispatched'],
    outcomes: {
      confirmed: {
        to: '=',
        starts: ['respond', 'safe', 'plan'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter', 'joined'],
      },
      awaitingClass: {
        to: '=',
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['desk', 'summoned', 'reporter', 'joined'],
      },
      classed: {
        to: '=',
        starts: ['respond', 'plan', 'resolve'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter', 'joined'],
      },
    },
  },
  reclassify: {
    from: ACTIVE_STATES,
    outcomes: {
      reclassified: {
        to: '=',
        starts: ['respond', 'safe', 'plan', 'resolve'],
        event: 'reclassified',
        told: ['reporter', 'joined', 'summoned', 'panel'],
      },
      toPrivate: {
        to: 'dispatched',
        starts: ['respond', 'resolve'],
        stops: ['safe', 'plan', 'lease', 'verification', 'leadRuling'],
        event: 'reclassified',
        told: ['reporter', 'summoned', 'panel'],
      },
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['reporter'] },
      confirmed: { to: '=', event: 'act.confirmed', told: ['desk'] },
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
    from: ['raised', 'dispatched'],
    outcomes: {
      declined: { to: 'declined', stops: 'all', event: 'declined', told: ['reporter', 'joined', 'summoned'] },
    },
  },
  appeal: {
    from: ['declined'],
    outcomes: { appealed: { to: '=', starts: ['ruling'], event: 'appealed', told: ['rulingBody'] } },
  },
  'rule-appeal': {
    from: ['declined'],
    outcomes: {
      upheld: {
        to: 'raised',
        starts: ['respond'],
        stops: ['ruling'],
        event: 'appeal.ruled',
        told: ['reporter', 'joined', 'desk'],
      },
      rejected: { to: '=', stops: ['ruling'], event: 'appeal.ruled', told: ['reporter', 'desk'] },
    },
  },
  merge: {
    from: ['raised', 'dispatched', 'claimed'],
    outcomes: { merged: { to: 'merged', stops: 'all', event: 'merged', told: ['reporter', 'joined', 'summoned'] } },
  },
  split: {
    from: ['raised', ...ACTIVE_STATES, 'merged'],
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['desk'] },
      split: { to: '=', stops: ['pendingAct'], event: 'split', told: ['reporter', 'joined'] },
    },
  },
  summon: {
    from: ACTIVE_STATES,
    outcomes: { summoned: { to: '=', event: 'summoned', told: ['summoned'] } },
  },
  'check-in': {
    from: ACTIVE_STATES,
    outcomes: { checkedIn: { to: '=', stops: ['respond'], event: 'checkedIn', told: ['reporter', 'lead'] } },
  },
  'refuse-summons': {
    from: ACTIVE_STATES,
    outcomes: {
      refused: { to: '=', event: 'refused', told: ['desk', 'rulingBody'] },
      forcesRuling: { to: '=', starts: ['leadRuling'], event: 'refused', told: ['desk', 'rulingBody'] },
    },
  },
  'rule-lead': {
    from: ACTIVE_STATES,
    outcomes: {
      named: {
        to: 'claimed',
        starts: ['lease'],
        stops: ['leadRuling'],
        event: 'lead.ruled',
        told: ['summoned', 'reporter', 'joined'],
      },
      changed: {
        to: '=',
        starts: ['lease'],
        stops: ['leadRuling'],
        event: 'lead.ruled',
        told: ['summoned', 'reporter', 'joined'],
      },
      changedLater: { to: '=', stops: ['leadRuling'], event: 'lead.ruled', told: ['summoned', 'reporter', 'joined'] },
    },
  },
  'claim-lead': {
    from: ['dispatched'],
    outcomes: {
      // whoever takes the lead answers the question who leads
      claimed: {
        to: 'claimed',
        starts: ['lease'],
        stops: ['leadRuling'],
        event: 'claimed',
        told: ['reporter', 'joined', 'summoned'],
      },
    },
  },
  'claim-part': {
    from: WORKING,
    outcomes: { claimed: { to: '=', event: 'part.claimed', told: ['lead'] } },
  },
  'note-progress': {
    from: ACTIVE_STATES,
    outcomes: {
      noted: { to: '=', event: 'progressed', told: ['reporter'] },
      leaseRenewed: { to: '=', starts: ['lease'], event: 'progressed', told: ['reporter'] },
    },
  },
  'release-lead': {
    from: ['claimed'],
    outcomes: {
      released: {
        to: 'dispatched',
        stops: ['lease'],
        event: 'released',
        told: ['summoned', 'desk', 'reporter', 'joined'],
      },
    },
  },
  'start-talk': {
    from: ['claimed', 'rectifying'],
    outcomes: {
      started: { to: 'deliberating', stops: ['lease'], event: 'talk.started', told: ['summoned', 'reporter'] },
    },
  },
  'end-talk': {
    from: ['deliberating'],
    outcomes: {
      backToClaimed: { to: 'claimed', starts: ['lease'], event: 'talk.ended', told: ['summoned', 'reporter'] },
      backToRectifying: { to: 'rectifying', event: 'talk.ended', told: ['summoned', 'reporter'] },
    },
  },
  'adopt-plan': {
    from: ['claimed', 'deliberating'],
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['panel'] },
      adopted: {
        to: 'rectifying',
        starts: ['resolve'],
        stops: ['plan', 'lease', 'pendingAct'],
        event: 'plan.adopted',
        told: ['reporter', 'joined', 'panel', 'summoned'],
      },
    },
  },
  'change-plan': {
    from: ['rectifying'],
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['panel'] },
      changed: {
        to: '=',
        starts: ['resolve'],
        stops: ['pendingAct'],
        event: 'plan.changed',
        told: ['reporter', 'joined', 'panel', 'summoned'],
      },
    },
  },
  'make-safe': {
    from: ACTIVE_STATES,
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['onDuty', 'desk'] },
      madeSafe: { to: '=', stops: ['safe', 'pendingAct'], event: 'madeSafe', told: ['reporter', 'joined'] },
    },
  },
  'submit-node': {
    from: ['rectifying'],
    outcomes: { submitted: { to: '=', starts: ['verification'], event: 'node.submitted', told: ['panel'] } },
  },
  'sign-yes': {
    from: ['rectifying'],
    outcomes: {
      signed: { to: '=', event: 'node.signed', told: ['doer'] },
      nodeVerified: { to: '=', stops: ['verification'], event: 'node.verified', told: ['reporter', 'lead'] },
      lastNodeVerified: {
        to: 'verified',
        starts: ['publish'],
        stops: ['verification', 'resolve', 'safe', 'leadRuling', 'review'],
        event: 'node.verified',
        told: ['reporter', 'lead', 'desk'],
      },
    },
  },
  'sign-no': {
    from: ['rectifying'],
    outcomes: { returned: { to: '=', stops: ['verification'], event: 'node.returned', told: ['doer', 'reporter'] } },
  },
  'step-back': {
    from: ['rectifying'],
    outcomes: {
      steppedBack: { to: '=', event: 'seat.steppedBack', told: ['desk'] },
      reseated: { to: '=', starts: ['verification'], event: 'seat.steppedBack', told: ['panel', 'desk'] },
    },
  },
  'replace-seat': {
    from: ['rectifying'],
    outcomes: { replaced: { to: '=', starts: ['verification'], event: 'seat.replaced', told: ['panel'] } },
  },
  'conclude-unsolved': {
    from: WORKING,
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['rulingBody'] },
      concluded: {
        to: 'verified',
        starts: ['publish'],
        stops: ['plan', 'resolve', 'safe', 'lease', 'verification', 'leadRuling', 'review', 'pendingAct'],
        event: 'concluded',
        told: ['reporter', 'joined', 'summoned', 'desk'],
      },
    },
  },
  publish: {
    from: ['verified'],
    outcomes: {
      publicised: {
        to: 'publicised',
        starts: ['publicity'],
        stops: ['publish'],
        event: 'publicised',
        told: ['reporter', 'joined', 'estate'],
      },
    },
  },
  report: {
    from: MAY_HAVE_A_PAGE,
    outcomes: {
      reported: { to: '=', starts: ['report'], event: 'reported', told: ['desk'] },
      reportedAgain: { to: '=', event: 'reported', told: ['desk'] },
    },
  },
  'answer-report': {
    from: MAY_HAVE_A_PAGE,
    outcomes: { answered: { to: '=', stops: ['report'], event: 'report.answered', told: ['desk'] } },
  },
  'take-down': {
    from: MAY_HAVE_A_PAGE,
    outcomes: {
      hidden: {
        to: '=',
        starts: ['publish'],
        stops: ['publicity', 'report'],
        event: 'page.hidden',
        told: ['reporter'],
      },
      hiddenAside: { to: '=', stops: ['report'], event: 'page.hidden', told: ['reporter'] },
    },
  },
  'restore-page': {
    from: ['publicised', 'closed'],
    outcomes: {
      restored: { to: '=', starts: ['publicity'], stops: ['publish'], event: 'page.restored', told: ['reporter'] },
      restoredClosed: { to: '=', event: 'page.restored', told: ['reporter'] },
    },
  },
  object: {
    from: ['publicised'],
    outcomes: { objected: { to: '=', starts: ['ruling'], event: 'objected', told: ['rulingBody', 'lead'] } },
  },
  'rule-objection': {
    from: ['publicised'],
    outcomes: {
      upheld: {
        to: 'rectifying',
        starts: ['resolve'],
        stops: ['ruling', 'publicity', 'publish'],
        event: 'objection.ruled',
        told: ['objector', 'reporter', 'joined', 'lead'],
      },
      rejected: { to: '=', stops: ['ruling'], event: 'objection.ruled', told: ['objector', 'reporter', 'lead'] },
    },
  },
  rate: {
    from: ['publicised', 'closed'],
    outcomes: { rated: { to: '=', event: 'rated', told: ['desk'] } },
  },
  close: {
    from: ['publicised'],
    outcomes: { closed: { to: 'closed', stops: ALL_BUT_REPORT, event: 'closed', told: ['reporter', 'joined'] } },
  },
  'close-private': {
    from: ['claimed', 'deliberating'],
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['reporter'] },
      confirmed: { to: '=', event: 'act.confirmed', told: ['lead'] },
      refused: { to: '=', stops: ['pendingAct'], event: 'act.refused', told: ['lead'] },
      closed: { to: 'closed', stops: 'all', event: 'closed', told: ['reporter'] },
    },
  },
  reopen: {
    from: ['closed'],
    outcomes: {
      toRectifying: { to: 'rectifying', starts: ['resolve'], event: 'reopened', told: ['summoned', 'desk'] },
      toMediation: { to: 'claimed', starts: ['resolve', 'lease'], event: 'reopened', told: ['summoned', 'desk'] },
    },
  },
  urge: {
    from: UNDER_WAY,
    outcomes: { urged: { to: '=', event: 'urged', told: ['desk', 'lead'] } },
  },
  remind: {
    from: ANY_CLOCK,
    outcomes: { reminded: { to: '=', event: 'reminded', told: ['owner'] } },
  },
  supervise: {
    from: ANY_CLOCK,
    outcomes: {
      byHand: { to: '=', event: 'supervised', told: ['owner', 'desk'] },
      levelOne: { to: '=', event: 'supervised', told: ['owner', 'secretary', 'council'] },
      levelTwo: { to: '=', event: 'supervised', told: ['owner', 'secretary', 'town'] },
    },
  },
  'answer-supervision': {
    from: ANY_CLOCK,
    outcomes: { answered: { to: '=', event: 'supervision.answered', told: ['supervisor'] } },
  },
  'put-on-book': {
    from: ACTIVE_STATES,
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['rulingBody'] },
      onBook: {
        to: '=',
        starts: ['review'],
        stops: ['pendingAct'],
        event: 'onTheBook',
        told: ['reporter', 'joined', 'summoned'],
      },
    },
  },
  'pause-clock': {
    from: ACTIVE_STATES,
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['desk'] },
      paused: { to: '=', stops: ['pendingAct'], event: 'clock.paused', told: ['reporter', 'joined', 'lead'] },
    },
  },
  'resume-clock': {
    from: ACTIVE_STATES,
    outcomes: { resumed: { to: '=', event: 'clock.resumed', told: ['reporter', 'joined', 'lead'] } },
  },
} as const satisfies Record<CaseAction, MachineRow>

export type OutcomeName<A extends CaseAction> = Extract<keyof (typeof MACHINE)[A]['outcomes'], string>

/** Looks an outcome up; the generic table type is narrowed away here, in one place. */
export function outcomeOf<A extends CaseAction>(action: A, name: OutcomeName<A>): Outcome {
  const row: MachineRow = MACHINE[action]
  const outcome = row.outcomes[name]
  if (!outcome) throw new Error(`no outcome ${name} of ${action}`)
  return outcome
}

export function mayStartFrom(action: CaseAction, state: CaseState): boolean {
  const row: MachineRow = MACHINE[action]
  return row.from.includes(state)
}
