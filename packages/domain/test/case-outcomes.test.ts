import {
  type Audience,
  CASE_ACTIONS,
  type CaseAction,
  type ClockKind,
  EVENT_KINDS,
  MACHINE,
  type MachineRow,
  outcomeOf,
} from '../src/index.ts'

/*
 * What every act does, written by hand from the columns to · clocks · event · told of the table of acts. `told` is the
 * table's audience; `also` is whom the project tells beyond it, each for the reason given. Halves of two-step acts
 * (act.*) have no row of their own in the table.
 */
interface Expected {
  readonly from: string
  readonly outcomes: Record<string, Effect>
}
interface Effect {
  readonly to: string
  readonly starts?: readonly ClockKind[]
  readonly stops?: readonly ClockKind[] | 'all'
  readonly event: string
  readonly told: readonly Audience[]
  readonly also?: readonly Audience[]
}

const ACTIVE = 'dispatched claimed deliberating rectifying'
const same = '='

const EXPECTED: Record<CaseAction, Expected> = {
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
      },
      // the desk has to class it now
      awaitingClass: {
        to: same,
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
        also: ['desk'],
      },
      classed: {
        to: same,
        starts: ['respond', 'plan', 'resolve'],
        stops: ['danger'],
        event: 'danger.ruled',
        told: ['summoned', 'reporter'],
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
        also: ['panel'], // open rounds are reseated
      },
    },
  },
  decline: {
    from: 'raised dispatched',
    // those summoned need not come any more
    outcomes: { declined: { to: 'declined', stops: 'all', event: 'declined', told: ['reporter'], also: ['summoned'] } },
  },
  summon: { from: ACTIVE, outcomes: { summoned: { to: same, event: 'summoned', told: ['summoned'] } } },
  'check-in': {
    from: ACTIVE,
    outcomes: { checkedIn: { to: same, stops: ['respond'], event: 'checkedIn', told: ['reporter', 'lead'] } },
  },
  'claim-lead': {
    from: 'dispatched',
    outcomes: { claimed: { to: 'claimed', starts: ['lease'], event: 'claimed', told: ['reporter', 'summoned'] } },
  },
  'claim-part': {
    from: 'claimed deliberating rectifying',
    outcomes: { claimed: { to: same, event: 'part.claimed', told: ['lead'] } },
  },
  'note-progress': {
    from: ACTIVE,
    outcomes: {
      noted: { to: same, event: 'progressed', told: ['reporter'] },
      leaseRenewed: { to: same, starts: ['lease'], event: 'progressed', told: ['reporter'] },
    },
  },
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
      },
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
        stops: ['verification', 'resolve', 'safe'],
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
  'replace-seat': {
    from: 'rectifying',
    outcomes: { replaced: { to: same, starts: ['verification'], event: 'seat.replaced', told: ['panel'] } },
  },
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
        stops: ['ruling', 'publicity'],
        event: 'objection.ruled',
        told: ['objector', 'reporter', 'lead'],
      },
      rejected: { to: same, stops: ['ruling'], event: 'objection.ruled', told: ['objector', 'reporter', 'lead'] },
    },
  },
  rate: { from: 'publicised closed', outcomes: { rated: { to: same, event: 'rated', told: ['desk'] } } },
  close: {
    from: 'publicised',
    outcomes: { closed: { to: 'closed', stops: 'all', event: 'closed', told: ['reporter'], also: ['joined'] } },
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
}

const sorted = (list: readonly string[]) => [...list].sort()
const clocks = (list: readonly string[] | 'all' | undefined) => (list === 'all' ? 'all' : sorted(list ?? []))

describe('what every act does', () => {
  test.each(CASE_ACTIONS)('%s starts from the states of its row', (action) => {
    expect(sorted(MACHINE[action].from)).toEqual(sorted(EXPECTED[action].from.split(' ').filter(Boolean)))
  })

  const cells = CASE_ACTIONS.flatMap((action) =>
    Object.entries(EXPECTED[action].outcomes).map(([name, effect]) => ({ action, name, effect })),
  )

  test.each(cells)('$action: $name', ({ action, name, effect }) => {
    const row: MachineRow = MACHINE[action]
    const outcome = row.outcomes[name]
    expect({
      to: outcome?.to,
      starts: clocks(outcome?.starts),
      stops: clocks(outcome?.stops),
      event: outcome?.event,
      told: sorted(outcome?.told ?? []),
    }).toEqual({
      to: effect.to,
      starts: clocks(effect.starts),
      stops: clocks(effect.stops),
      event: effect.event,
      told: sorted([...effect.told, ...(effect.also ?? [])]),
    })
  })

  test.each(CASE_ACTIONS)('%s has no outcome besides', (action) => {
    expect(sorted(Object.keys(MACHINE[action].outcomes))).toEqual(sorted(Object.keys(EXPECTED[action].outcomes)))
  })

  test('every event of the table can be written', () => {
    const written = CASE_ACTIONS.flatMap((a) => Object.values(EXPECTED[a].outcomes).map((o) => o.event))
    expect(EVENT_KINDS).toEqual(expect.arrayContaining(written))
  })

  test('an outcome nobody knows is an error', () => {
    expect(() => outcomeOf('triage', 'closed' as 'dispatched')).toThrow()
  })
})
