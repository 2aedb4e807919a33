import { checkRuledLead, refusalOutcome, ruledLeadOutcome } from '../../src/index.ts'
import { replaced } from './plans.ts'
import { type Act, add, type Effect, mine, of, withMembers } from './run.ts'

/** The party in whose name this is done. */
const actedFor = ({ facts, actor, subject }: Act) =>
  subject.recordedFor === undefined ? mine(actor, facts.summoned) : [subject.recordedFor]

export const ANSWERING = {
  summon: ({ facts, choose }) => {
    const party = of(
      facts.parties.filter((p) => !facts.summoned.includes(p.id)),
      choose,
    )
    return party && { outcome: 'summoned', facts: { ...facts, summoned: add(facts.summoned, party.id) } }
  },
  'check-in': (act) => {
    const { facts, run } = act
    if (facts.mediator)
      return { outcome: 'checkedIn', facts: { ...facts, mediator: { ...facts.mediator, checkedIn: true } } }
    const party = actedFor(act).find((id) => !facts.checkedIn.includes(id))
    if (party === undefined) return undefined
    const refusals = facts.refusals.map((r) => (r.partyId === party ? { ...r, open: false } : r))
    return { outcome: 'checkedIn', facts: { ...facts, refusals }, came: add(run.came, party) }
  },
  'refuse-summons': (act) => {
    const { facts, run, choose } = act
    const refused = (id: string) => facts.refusals.some((r) => r.open && r.partyId === id)
    const partyId = actedFor(act).find((id) => id !== facts.leadPartyId && !refused(id))
    if (partyId === undefined) return undefined
    const right = of([null, ...facts.parties.filter((p) => p.id !== partyId).map((p) => p.id)], choose) ?? null
    const refusals = [...facts.refusals, { partyId, rightPartyId: right, open: true }]
    const outcome = refusalOutcome(facts)
    const asked = { id: `lead-${run.log.length}`, matter: 'lead', personId: null, open: true } as const
    const rulings = outcome === 'forcesRuling' ? [...facts.rulings, asked] : facts.rulings
    return { outcome, facts: { ...facts, refusals, rulings } }
  },
  'rule-lead': ({ facts, actor, choose }) => {
    const leadPartyId = of(withMembers(facts), choose)?.id ?? ''
    if (!checkRuledLead(actor, facts, leadPartyId).ok) return undefined
    const refusals = facts.refusals.map((r) => ({ ...r, open: false }))
    const rulings = facts.rulings.map((r) => (r.matter === 'lead' ? { ...r, open: false } : r))
    const summoned = add(facts.summoned, leadPartyId)
    const outcome = ruledLeadOutcome(facts)
    return { outcome, facts: { ...facts, leadPartyId, summoned, refusals, rulings, pendingActs: [] } }
  },
  'claim-lead': ({ facts, actor, choose }) => {
    const leadPartyId = facts.mediator ? null : (of(mine(actor, facts.checkedIn), choose) ?? null)
    const rulings = facts.rulings.map((r) => (r.matter === 'lead' ? { ...r, open: false } : r))
    return { outcome: 'claimed', facts: { ...facts, leadPartyId, rulings } }
  },
  'claim-part': ({ facts }) => ({ outcome: 'claimed', facts }),
  'note-progress': ({ facts, subject: { node } }) => {
    const nodes = node ? replaced(facts, { ...node, state: 'doing' }) : facts.nodes
    return { outcome: facts.state === 'claimed' ? 'leaseRenewed' : 'noted', facts: { ...facts, nodes } }
  },
  'release-lead': ({ facts }) => {
    const mediator = facts.mediator && { ...facts.mediator, checkedIn: false }
    return { outcome: 'released', facts: { ...facts, mediator, leadPartyId: null, pendingActs: [] } }
  },
  'start-talk': ({ facts, actor }) => {
    const from = facts.state === 'rectifying' ? ('rectifying' as const) : ('claimed' as const)
    return { outcome: 'started', facts: { ...facts, talk: { convenerId: actor.personId ?? '', from } } }
  },
  'end-talk': ({ facts }) => ({
    outcome: facts.talk?.from === 'rectifying' ? 'backToRectifying' : 'backToClaimed',
    facts: { ...facts, talk: null },
  }),
} satisfies Record<string, Effect>
