import {
  type CaseClass,
  type CaseFacts,
  type CaseState,
  computeSeats,
  DAY,
  type DangerState,
  HOUR,
  type NodeFacts,
  type NodeState,
  type PartyFacts,
  type PartyKind,
  type PendingActFacts,
  type Visibility,
  type WhistleChannel,
  type WhistleFacts,
} from '@juwuye/domain'
import { ALL_PARTIES } from './parties.ts'
import { BUILDING, ESTATE, type PersonName } from './people.ts'

/** Monday 2026-11-23, 09:41 in Shanghai: when every test case was received. */
export const RECEIVED_AT = Date.UTC(2026, 10, 23, 1, 41)
/** Two hours later: "now" of tests that need no special time. */
export const NOW = RECEIVED_AT + 2 * HOUR

const WITH_LEAD: readonly CaseState[] = ['claimed', 'deliberating', 'rectifying', 'verified', 'publicised', 'closed']
const WITH_NODES: readonly CaseState[] = ['rectifying', 'verified', 'publicised', 'closed']
const ALL_DONE: readonly CaseState[] = ['verified', 'publicised', 'closed']

export interface WhistleOptions {
  readonly visibility?: Visibility
  readonly channel?: WhistleChannel
  /** Somebody without an account spoke; `enteredBy` wrote it down. */
  readonly withoutAccount?: boolean
  readonly enteredBy?: PersonName
}

export interface NodeOptions {
  readonly state?: NodeState
  readonly doer?: PartyKind
  readonly submittedBy?: PersonName
  readonly submittedAt?: number
  readonly dueAt?: number
  /** Who signed yes, in the order of the seats they hold. */
  readonly signedBy?: readonly PersonName[]
}

interface Plan {
  readonly caseClass?: CaseClass | null
  readonly state: CaseState
  readonly danger: DangerState
  readonly lead?: PartyKind
  readonly about: PartyKind | null
  readonly mediator: { readonly personId: PersonName; readonly checkedIn: boolean } | null
  readonly parties: readonly PartyFacts[]
  readonly summoned?: readonly PartyKind[]
  readonly checkedIn?: readonly PartyKind[]
  readonly desk: CaseFacts['desk']
  readonly whistles: readonly WhistleFacts[]
  readonly nodes?: readonly NodeOptions[]
  readonly pendingActs: readonly PendingActFacts[]
  readonly objectors: readonly { personId: PersonName; open: boolean }[]
  readonly overrides: Partial<CaseFacts>
}

const DESK: CaseFacts['desk'] = [
  { personId: 'socialWorker', role: 'socialWorker' },
  { personId: 'secondSocialWorker', role: 'socialWorker' },
  { personId: 'secretary', role: 'secretary' },
]

/**
 * A case in the making. What the state implies comes by itself (a claimed case has a lead that checked in, a verified
 * one has verified nodes, a private one a mediator and no nodes), so a test says only what it is about.
 */
class CaseBuilder {
  private readonly plan: Plan

  constructor(plan: Plan) {
    this.plan = plan
  }

  private with(changes: Partial<Plan>): CaseBuilder {
    return new CaseBuilder({ ...this.plan, ...changes })
  }

  classed(caseClass: CaseClass | null): CaseBuilder {
    return this.with({ caseClass })
  }

  inState(state: CaseState): CaseBuilder {
    return this.with({ state })
  }

  danger(danger: DangerState): CaseBuilder {
    return this.with({ danger })
  }

  ledBy(lead: PartyKind): CaseBuilder {
    return this.with({ lead })
  }

  about(about: PartyKind): CaseBuilder {
    return this.with({ about })
  }

  mediatedBy(personId: PersonName, checkedIn = true): CaseBuilder {
    return this.with({ mediator: { personId, checkedIn } })
  }

  summoning(...summoned: PartyKind[]): CaseBuilder {
    return this.with({ summoned })
  }

  checkedInBy(...checkedIn: PartyKind[]): CaseBuilder {
    return this.with({ checkedIn })
  }

  /** Only these parties cover the estate. */
  withParties(...kinds: PartyKind[]): CaseBuilder {
    return this.with({ parties: this.plan.parties.filter((p) => kinds.includes(p.kind)) })
  }

  withoutMembers(...kinds: PartyKind[]): CaseBuilder {
    const emptied = (p: PartyFacts) => (kinds.includes(p.kind) ? { ...p, members: [], officers: [] } : p)
    return this.with({ parties: this.plan.parties.map(emptied) })
  }

  withDesk(desk: CaseFacts['desk']): CaseBuilder {
    return this.with({ desk })
  }

  /** Replaces the whistle every case starts with. */
  whistledBy(personId: PersonName, options: WhistleOptions = {}): CaseBuilder {
    return this.with({ whistles: [whistle('whistle-1', personId, false, options)] })
  }

  joinedBy(...people: PersonName[]): CaseBuilder {
    const first = this.plan.whistles.length + 1
    const more = people.map((person, i) => whistle(`whistle-${first + i}`, person, true, {}))
    return this.with({ whistles: [...this.plan.whistles, ...more] })
  }

  /** So many nodes done by the lead, or nodes described one by one. */
  withNodes(nodes: number | readonly NodeOptions[]): CaseBuilder {
    return this.with({ nodes: typeof nodes === 'number' ? Array.from({ length: nodes }, () => ({})) : nodes })
  }

  pending(action: PendingActFacts['action'], authorId: PersonName, confirmers: readonly PersonName[]): CaseBuilder {
    const act = { id: 'act-1', action, authorId, confirmers, confirmedBy: [], lapsesAt: NOW + 7 * DAY }
    return this.with({ pendingActs: [...this.plan.pendingActs, act] })
  }

  objectedBy(personId: PersonName, open = true): CaseBuilder {
    return this.with({ objectors: [...this.plan.objectors, { personId, open }] })
  }

  /** The last word on any fact, for what no method above says. */
  where(overrides: Partial<CaseFacts>): CaseBuilder {
    return this.with({ overrides: { ...this.plan.overrides, ...overrides } })
  }

  facts(): CaseFacts {
    const { plan } = this
    const caseClass = plan.caseClass === undefined ? (plan.state === 'raised' ? null : 'major') : plan.caseClass
    const isPrivate = caseClass === 'private'
    const lead = isPrivate || !WITH_LEAD.includes(plan.state) ? null : (plan.lead ?? 'property')
    const checkedIn = isPrivate || plan.state === 'raised' ? [] : (plan.checkedIn ?? (lead ? [lead] : []))
    const summoned = isPrivate || plan.state === 'raised' ? [] : (plan.summoned ?? ['property'])
    const shown = plan.state === 'publicised' || plan.state === 'closed'
    const facts: CaseFacts = {
      state: plan.state,
      caseClass,
      danger: plan.danger,
      receivedAt: RECEIVED_AT,
      estateId: ESTATE,
      buildingId: BUILDING,
      aboutPartyId: plan.about,
      leadPartyId: lead,
      mediator: isPrivate ? (plan.mediator ?? { personId: 'deliberationMember', checkedIn: true }) : null,
      parties: plan.parties,
      summoned: [...new Set([...summoned, ...checkedIn])],
      checkedIn,
      desk: plan.desk,
      buildingHeads: ['buildingHead'],
      confirmedOwners: ['owner'],
      whistles: plan.whistles,
      nodes: [],
      pendingActs: plan.pendingActs,
      publicityRound: !isPrivate && shown ? 1 : 0,
      publicityEndsAt: !isPrivate && shown ? NOW + 7 * DAY : null,
      objections: plan.objectors.map((o, i) => ({ id: `objection-${i + 1}`, round: 1, ...o })),
      ratedBy: [],
      reopenedBy: [],
      closedAt: plan.state === 'closed' ? NOW : null,
      ...plan.overrides,
    }
    const wanted = plan.nodes ?? (WITH_NODES.includes(plan.state) && !isPrivate ? [{}] : [])
    const nodes = wanted.map((options, position) => node(facts, position, options))
    return { ...facts, nodes: plan.overrides.nodes ?? nodes }
  }
}

function whistle(id: string, personId: PersonName, joined: boolean, options: WhistleOptions): WhistleFacts {
  return {
    id,
    personId: options.withoutAccount ? null : personId,
    enteredBy: options.enteredBy ?? null,
    joined,
    channel: options.channel ?? 'own',
    visibility: options.visibility ?? 'named',
    withdrawn: false,
  }
}

function node(facts: CaseFacts, position: number, options: NodeOptions): NodeFacts {
  const doer = options.doer ?? facts.leadPartyId ?? 'property'
  const done = ALL_DONE.includes(facts.state)
  const state = options.state ?? (done ? 'verified' : 'doing')
  const handedIn = state === 'submitted' || state === 'verified'
  const seats = computeSeats(facts, facts.caseClass ?? 'major', doer).map((seat, i) => {
    const signer = options.signedBy?.[i] ?? (state === 'verified' ? seat.personIds[0] : undefined)
    return { ...seat, id: `seat-${position}-${i}`, signedBy: signer ?? null, verdict: signer ? ('yes' as const) : null }
  })
  return {
    id: `node-${position}`,
    position,
    state,
    doerPartyId: doer,
    dueAt: options.dueAt ?? NOW + 7 * DAY,
    evidence: ['photos'],
    round: 1,
    submittedBy: handedIn
      ? (options.submittedBy ?? facts.parties.find((p) => p.id === doer)?.members[0] ?? null)
      : null,
    submittedAt: handedIn ? (options.submittedAt ?? NOW) : null,
    seats,
  }
}

/** A raised case of the estate, whistled by `reporter` under their name. */
export function aCase(): CaseBuilder {
  return new CaseBuilder({
    state: 'raised',
    danger: 'none',
    about: null,
    mediator: null,
    parties: ALL_PARTIES,
    desk: DESK,
    whistles: [whistle('whistle-1', 'reporter', false, {})],
    pendingActs: [],
    objectors: [],
    overrides: {},
  })
}
