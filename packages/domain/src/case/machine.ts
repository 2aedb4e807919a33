import type { EventKind } from '../events.ts'
import { ACTIVE_STATES, type CaseAction, type CaseState, type ClockKind } from '../vocabulary.ts'

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
        told: ['summoned', 'reporter'],
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
        told: ['summoned', 'reporter'],
      },
      awaitingClass: { to: '=', stops: ['danger'], event: 'danger.ruled', told: ['desk', 'summoned', 'reporter'] },
      classed: {
        to: '=',
        starts: ['respond', 'plan', 'resolve'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
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
        told: ['reporter', 'summoned', 'panel'],
      },
    },
  },
  decline: {
    from: ['raised', 'dispatched'],
    outcomes: { declined: { to: 'declined', stops: 'all', event: 'declined', told: ['reporter', 'summoned'] } },
  },
  summon: {
    from: ACTIVE_STATES,
    outcomes: { summoned: { to: '=', event: 'summoned', told: ['summoned'] } },
  },
  'check-in': {
    from: ACTIVE_STATES,
    outcomes: { checkedIn: { to: '=', stops: ['respond'], event: 'checkedIn', told: ['reporter', 'lead'] } },
  },
  'claim-lead': {
    from: ['dispatched'],
    outcomes: { claimed: { to: 'claimed', starts: ['lease'], event: 'claimed', told: ['reporter', 'summoned'] } },
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
  'adopt-plan': {
    from: ['claimed', 'deliberating'],
    outcomes: {
      proposed: { to: '=', starts: ['pendingAct'], event: 'act.proposed', told: ['panel'] },
      adopted: {
        to: 'rectifying',
        starts: ['resolve'],
        stops: ['plan', 'lease', 'pendingAct'],
        event: 'plan.adopted',
        told: ['reporter', 'panel', 'summoned'],
      },
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
        stops: ['verification', 'resolve', 'safe'],
        event: 'node.verified',
        told: ['reporter', 'lead', 'desk'],
      },
    },
  },
  'sign-no': {
    from: ['rectifying'],
    outcomes: { returned: { to: '=', stops: ['verification'], event: 'node.returned', told: ['doer', 'reporter'] } },
  },
  'replace-seat': {
    from: ['rectifying'],
    outcomes: { replaced: { to: '=', starts: ['verification'], event: 'seat.replaced', told: ['panel'] } },
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
        stops: ['ruling', 'publicity'],
        event: 'objection.ruled',
        told: ['objector', 'reporter', 'lead'],
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
    outcomes: { closed: { to: 'closed', stops: 'all', event: 'closed', told: ['reporter', 'joined'] } },
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
