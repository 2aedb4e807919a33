import {
  type CaseClass,
  type CaseFacts,
  type CaseState,
  DAY,
  type DangerState,
  type PartyFacts,
  type PartyKind,
  type PendingActFacts,
  REFUSALS_THAT_FORCE_A_RULING,
  type SupervisionLevel,
  type WhistleFacts,
} from '@juwuye/domain'
import { duesOf, pageOf, talkOf } from './implied.ts'
import { ALL_PARTIES } from './parties.ts'
import { BUILDING, ESTATE, type PersonName } from './people.ts'
import { type NodeOptions, node, type WhistleOptions, whistle } from './pieces.ts'
import { NOW, RECEIVED_AT } from './time.ts'

const WITH_LEAD: readonly CaseState[] = ['claimed', 'deliberating', 'rectifying', 'verified', 'publicised', 'closed']
const WITH_NODES: readonly CaseState[] = ['rectifying', 'verified', 'publicised', 'closed']

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
  readonly refusals: CaseFacts['refusals']
  readonly appeals: readonly { personId: PersonName; open: boolean }[]
  readonly declinedBy: NonNullable<CaseFacts['declinedBy']>
  readonly openReports: number
  readonly supervisions: CaseFacts['supervisions']
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

  /** `townMay`: one of the seats asked is the town's. Ids run act-1, act-2, … */
  pending(
    action: PendingActFacts['action'],
    authorId: PersonName,
    confirmers: readonly PersonName[],
    townMay = false,
  ): CaseBuilder {
    const id = `act-${this.plan.pendingActs.length + 1}`
    const act = { id, action, authorId, confirmers, townMay, confirmedBy: [], lapsesAt: NOW + 7 * DAY, passedUp: false }
    return this.with({ pendingActs: [...this.plan.pendingActs, act] })
  }

  /** These parties were asked and say it is not theirs; the second opens the question who leads. */
  refusedBy(...kinds: PartyKind[]): CaseBuilder {
    const more = kinds.map((partyId) => ({ partyId, rightPartyId: null, open: true }))
    return this.with({ refusals: [...this.plan.refusals, ...more] })
  }

  /** Who turned it down (the case is made `declined`), for which body when not the desk. */
  declinedBy(personId: PersonName, partyId: PartyKind | null = null): CaseBuilder {
    return this.with({ state: 'declined', declinedBy: { personId, partyId } })
  }

  /** Ids run ruling-1, ruling-2, … after the question who leads, where that is open. */
  appealedBy(personId: PersonName, open = true): CaseBuilder {
    return this.with({ state: 'declined', appeals: [...this.plan.appeals, { personId, open }] })
  }

  reported(openReports = 1): CaseBuilder {
    return this.with({ openReports })
  }

  /** 督办单 of this level; ids run supervision-1, supervision-2, … */
  supervised(level: SupervisionLevel, open = true): CaseBuilder {
    const id = `supervision-${this.plan.supervisions.length + 1}`
    return this.with({ supervisions: [...this.plan.supervisions, { id, level, open }] })
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
    const bare = this.withoutNodes()
    const wanted = plan.nodes ?? (WITH_NODES.includes(plan.state) && bare.caseClass !== 'private' ? [{}] : [])
    const nodes = plan.overrides.nodes ?? wanted.map((options, position) => node(bare, position, options))
    const facts = { ...bare, nodes }
    return { ...facts, dues: duesOf(facts), page: pageOf(facts), talk: talkOf(facts), ...plan.overrides, nodes }
  }

  private withoutNodes(): CaseFacts {
    const { plan } = this
    const caseClass = plan.caseClass === undefined ? (plan.state === 'raised' ? null : 'major') : plan.caseClass
    const isPrivate = caseClass === 'private'
    const merged = plan.state === 'merged'
    const shown = !isPrivate && (plan.state === 'publicised' || plan.state === 'closed')
    return {
      state: plan.state,
      caseClass,
      danger: plan.danger,
      receivedAt: RECEIVED_AT,
      estateId: ESTATE,
      buildingId: BUILDING,
      aboutPartyId: plan.about,
      mediator: isPrivate ? (plan.mediator ?? { personId: 'deliberationMember', checkedIn: true }) : null,
      parties: plan.parties,
      ...this.partiesOnIt(isPrivate),
      desk: plan.desk,
      buildingHeads: ['buildingHead'],
      confirmedOwners: ['owner'],
      whistles: merged ? [] : plan.whistles,
      movedWhistles: merged ? plan.whistles : [],
      goesOnPrivate: false,
      nodes: [],
      steppedBack: [],
      pendingActs: plan.pendingActs,
      publicityRound: shown ? 1 : 0,
      publicityEndsAt: shown ? NOW + 7 * DAY : null,
      objections: plan.objectors.map((o, i) => ({ id: `objection-${i + 1}`, round: 1, ...o })),
      refusals: plan.refusals,
      rulings: this.rulings(),
      passedUp: false,
      declinedBy: plan.state === 'declined' ? plan.declinedBy : null,
      declinedAt: plan.state === 'declined' ? NOW : null,
      concludedBy: null,
      talk: null,
      dues: {},
      page: 'none',
      openReports: plan.openReports,
      ratedBy: [],
      reopenedBy: [],
      closedAt: plan.state === 'closed' ? NOW : null,
      pausedUntil: {},
      onBookUntil: null,
      urgedToday: [],
      supervisions: plan.supervisions,
      townActed: false,
      ...plan.overrides,
    }
  }

  private partiesOnIt(isPrivate: boolean): Pick<CaseFacts, 'leadPartyId' | 'summoned' | 'checkedIn'> {
    const { plan } = this
    if (isPrivate) return { leadPartyId: null, summoned: [], checkedIn: [] }
    const leadPartyId = WITH_LEAD.includes(plan.state) ? (plan.lead ?? 'property') : null
    if (plan.state === 'raised') return { leadPartyId, summoned: [], checkedIn: [] }
    const refused = plan.refusals.map((r) => r.partyId)
    const checkedIn = plan.checkedIn ?? (leadPartyId ? [leadPartyId] : [])
    const summoned = new Set<string>([...(plan.summoned ?? ['property']), ...checkedIn, ...refused])
    return { leadPartyId, summoned: [...summoned], checkedIn: checkedIn.filter((id) => !refused.includes(id)) }
  }

  private rulings(): CaseFacts['rulings'] {
    const forced = this.plan.refusals.filter((r) => r.open).length >= REFUSALS_THAT_FORCE_A_RULING
    const lead = forced ? [{ matter: 'lead' as const, personId: null, open: true }] : []
    const appeals = this.plan.appeals.map((appeal) => ({ matter: 'appeal' as const, ...appeal }))
    return [...lead, ...appeals].map((ruling, i) => ({ id: `ruling-${i + 1}`, ...ruling }))
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
    refusals: [],
    appeals: [],
    declinedBy: { personId: 'socialWorker', partyId: null },
    openReports: 0,
    supervisions: [],
    overrides: {},
  })
}
