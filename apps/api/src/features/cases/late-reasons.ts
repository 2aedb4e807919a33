import { isOpenNode, isOwedNode, ownersOf } from '@juwuye/domain'
import { type LateReason, OWNER_LABELS, RULING_BODY_LABELS, SEAT_LABELS } from '@juwuye/messages'
import type { CaseRow, ClockRow, NodeRow, PendingActRow, SeatRow, SupervisionRow } from './case-record.ts'
import type { caseParties, caseRefusals } from './cases.table.ts'

/** A question that is open before a body. */
export interface OpenQuestion {
  readonly caseId: string
  readonly subjectId: string
  readonly bodyKind: 'party' | 'secretary' | 'town' | null
  readonly bodyPartyId: string | null
}

/** What the record of one late case says of who owes what. */
export interface LateFacts {
  readonly row: CaseRow
  readonly parties: readonly (typeof caseParties.$inferSelect)[]
  /** Open ones. */
  readonly refusals: readonly (typeof caseRefusals.$inferSelect)[]
  readonly nodes: readonly NodeRow[]
  /** Of the round that is signed now. */
  readonly seats: readonly SeatRow[]
  readonly pending: readonly PendingActRow[]
  readonly questions: readonly OpenQuestion[]
  /** Unanswered ones. */
  readonly supervisions: readonly SupervisionRow[]
  readonly partyName: (id: string | null) => string
  readonly now: number
}

const silent = ({ parties, refusals, partyName }: LateFacts) =>
  parties
    .filter((p) => p.checkedInAt === null && !refusals.some((r) => r.partyId === p.partyId))
    .map((p) => partyName(p.partyId))

const bodyName = ({ bodyKind, bodyPartyId }: OpenQuestion, facts: LateFacts) =>
  bodyKind === 'party' || bodyKind === null ? facts.partyName(bodyPartyId) : RULING_BODY_LABELS[bodyKind]

/** Names of the seats of a step that have not been signed. */
const unsigned = (node: NodeRow, { seats, partyName }: LateFacts) =>
  seats
    .filter((seat) => seat.nodeId === node.id && seat.signedBy === null)
    .map((seat) => (seat.partyId === null ? SEAT_LABELS[seat.kind].name : partyName(seat.partyId)))

const owedNodes = ({ nodes }: LateFacts) => nodes.filter(isOwedNode).sort((a, b) => a.dueAt - b.dueAt)

function ofRuling({ subjectId }: ClockRow, facts: LateFacts): LateReason[] {
  const question = facts.questions.find((one) => one.subjectId === subjectId) ?? facts.questions[0]
  return question ? [{ why: 'waitsForRuling', body: bodyName(question, facts) }] : []
}

/** Nobody leads yet: why not? */
function ofDispatched(facts: LateFacts): LateReason {
  const { row, parties, refusals, questions } = facts
  if (row.danger === 'awaitingClass') return { why: 'awaitsClass' }
  const [question] = questions
  if (question) return { why: 'waitsForRuling', body: bodyName(question, facts) }
  if (row.caseClass === 'private') return { why: row.mediatorCheckedInAt === null ? 'mediatorSilent' : 'mediating' }
  const came = parties.some((p) => p.checkedInAt !== null && !refusals.some((r) => r.partyId === p.partyId))
  if (came) return { why: 'nobodyLeads' }
  const missing = silent(facts)
  return missing.length === 0 ? { why: 'allRefused' } : { why: 'notCheckedIn', parties: missing }
}

function ofPlanning({ row, pending, questions, ...facts }: LateFacts): LateReason {
  const [question] = questions
  if (question) return { why: 'waitsForRuling', body: bodyName(question, { row, pending, questions, ...facts }) }
  if (row.caseClass === 'private') return { why: 'mediating' }
  if (row.townAskedAt !== null) return { why: 'townAsked' }
  if (pending.some((act) => act.action === 'adopt-plan')) return { why: 'planWaits' }
  return { why: row.state === 'deliberating' ? 'talking' : 'noPlan' }
}

function ofWork(facts: LateFacts): LateReason {
  const [first] = owedNodes(facts)
  if (first && first.dueAt <= facts.now) return ofStep('stepLate', first, facts)
  const waiting = facts.nodes.find((node) => node.state === 'submitted')
  if (waiting) return { why: 'unsigned', position: waiting.position, seats: unsigned(waiting, facts) }
  return first ? ofStep('stepOpen', first, facts) : { why: 'noPlan' }
}

const ofStep = (why: 'stepLate' | 'stepOpen', node: NodeRow, { partyName }: LateFacts): LateReason => ({
  why,
  position: node.position,
  party: partyName(node.doerPartyId),
})

function ofState(facts: LateFacts): LateReason[] {
  const { row, nodes } = facts
  switch (row.state) {
    case 'raised':
      return [{ why: 'notTriaged' }]
    case 'dispatched':
      return [ofDispatched(facts)]
    case 'claimed':
    case 'deliberating':
      return [nodes.some(isOpenNode) ? ofWork(facts) : ofPlanning(facts)]
    case 'rectifying':
      return [ofWork(facts)]
    case 'verified':
      return [{ why: 'notPublished' }]
    default:
      return []
  }
}

function ofClock(clock: ClockRow, facts: LateFacts): LateReason[] {
  const { row, nodes, pending } = facts
  switch (clock.kind) {
    case 'danger':
      return [{ why: row.danger === 'awaitingClass' ? 'awaitsClass' : 'dangerUnconfirmed' }]
    case 'safe':
      return [{ why: pending.some((act) => act.action === 'make-safe') ? 'safetyWaits' : 'notSafe' }]
    case 'verification': {
      const node = nodes.find((one) => one.id === clock.subjectId)
      return node ? [{ why: 'unsigned', position: node.position, seats: unsigned(node, facts) }] : []
    }
    case 'ruling':
    case 'leadRuling':
      return ofRuling(clock, facts)
    case 'report':
      return [{ why: 'reportUnanswered' }]
    case 'publish':
      return [{ why: row.pageHiddenAt === null ? 'notPublished' : 'pageHidden' }]
    default:
      return ofState(facts)
  }
}

/** Why a clock ran over, as far as the record says, and what is being done about it. */
export function reasonsFor(clock: ClockRow, facts: LateFacts): LateReason[] {
  const { row, supervisions, now } = facts
  const reasons = ofClock(clock, facts)
  if (row.onBookUntil !== null && row.onBookUntil > now) reasons.push({ why: 'onBook', until: row.onBookUntil })
  if (clock.pausedUntil !== null) reasons.push({ why: 'paused', until: clock.pausedUntil })
  const own = (s: SupervisionRow) => s.clockKind === null || (s.clockKind === clock.kind && s.clockRun === clock.run)
  const [demand] = supervisions.filter(own).sort((a, b) => a.level - b.level)
  if (demand) reasons.push({ why: 'supervisionUnanswered', by: demand.body === '' ? null : demand.body })
  return reasons
}

/** Whose a promise is: names of parties and bodies. */
export function ownerNames(clock: ClockRow, facts: LateFacts): string[] {
  const { row, parties, nodes, questions, partyName } = facts
  const mediated = row.caseClass === 'private' ? [OWNER_LABELS.mediator] : null
  const names = ownersOf(clock.kind, row.state).flatMap((audience): readonly string[] => {
    switch (audience) {
      case 'lead':
        return mediated ?? (row.leadPartyId === null ? [] : [partyName(row.leadPartyId)])
      case 'summoned': {
        const missing = silent(facts)
        return mediated ?? (missing.length > 0 ? missing : parties.map((p) => partyName(p.partyId)))
      }
      case 'doer':
        return owedNodes(facts).map((node) => partyName(node.doerPartyId))
      case 'panel':
        return nodes.filter((node) => node.state === 'submitted').flatMap((node) => unsigned(node, facts))
      case 'rulingBody':
        return questions.map((question) => bodyName(question, facts))
      case 'desk':
      case 'firstReceiver':
      case 'onDuty':
        return [OWNER_LABELS[audience]]
      default:
        return []
    }
  })
  return [...new Set(names)].filter((name) => name !== '')
}
