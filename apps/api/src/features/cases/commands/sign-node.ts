import { computeSeats, type NodeFacts, type Subject, seatCount, seatOf, yesOutcome } from '@juwuye/domain'
import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { attachUploads } from '../../uploads/index.ts'
import { type CaseRequest, type CommandContext, nodeSubject, refusal, runAct } from '../case-command.ts'
import type { CaseWork } from '../case-work.ts'
import { nodes, seats } from '../cases.table.ts'
import { settleLeadQuestion } from '../lead-question.ts'
import type { Parsed } from '../parsed.ts'
import { voidPendingActs } from '../pending.ts'
import { insertSeats } from '../plan-nodes.ts'
import { seatCapacity } from '../seat-capacity.ts'

/** A signature names its round, so that nobody signs what they have not seen. */
function roundSubject(nodeId: string, round: number, work: CaseWork): Subject {
  const subject = nodeSubject(nodeId, work)
  if (subject.node && subject.node.round !== round) throw refusal('round-stale', {}, 'round')
  return subject
}

function getNode(work: CaseWork, nodeId: string): NodeFacts {
  const node = work.facts.nodes.find((n) => n.id === nodeId)
  if (!node) throw new Error(`node ${nodeId} was checked before`)
  return node
}

async function writeVerdict(context: CommandContext, node: NodeFacts, verdict: 'yes' | 'no', reason: string | null) {
  const { tx, work, actor, now, personId } = context
  const seat = seatOf(actor, node)
  if (!seat) throw refusal('not-seat-holder')
  work.actAs(...seatCapacity(seat))
  await tx
    .update(seats)
    .set({ verdict, reason, signedBy: personId, signerName: work.author?.displayName ?? '', signedAt: now })
    .where(and(eq(seats.communityId, work.row.communityId), eq(seats.id, seat.id)))
  return seat
}

/** 通过: signs for one's seat; the last seat verifies the node, the last node the case. */
export function signYes(deps: Deps, request: CaseRequest<Parsed<'sign-yes'>>): Promise<void> {
  return runAct(
    deps,
    'sign-yes',
    request,
    async (context, input) => {
      const { tx, work, now } = context
      const node = getNode(work, input.nodeId)
      const seat = await writeVerdict(context, node, 'yes', null)
      const outcome = yesOutcome(work.facts, node)
      if (outcome !== 'signed') {
        await tx
          .update(nodes)
          .set({ state: 'verified', verifiedAt: now })
          .where(and(eq(nodes.communityId, work.row.communityId), eq(nodes.id, node.id)))
        // with the last node everything that still waited is needless
        await voidPendingActs(work, outcome === 'lastNodeVerified' ? undefined : ['change-plan'])
      }
      if (outcome === 'lastNodeVerified') await settleLeadQuestion(work, 'void')
      await work.apply('sign-yes', outcome, {
        subjectId: node.id,
        data: { position: node.position, round: node.round, seat: seat.kind },
      })
    },
    (input, work) => roundSubject(input.nodeId, input.round, work),
  )
}

/** 退回: any "no" with its reason returns the node and opens a new round with seats computed afresh. */
export function signNo(deps: Deps, request: CaseRequest<Parsed<'sign-no'>>): Promise<void> {
  return runAct(
    deps,
    'sign-no',
    request,
    async (context, input) => {
      const { tx, work, now, personId } = context
      const node = getNode(work, input.nodeId)
      const seat = await writeVerdict(context, node, 'no', input.reason)
      const { communityId, id: caseId } = work.row
      await attachUploads(tx, { communityId, personId, ids: input.photos, caseId, now })
      await work.addPhotos('return', node.id, input.photos, node.round)
      const round = node.round + 1
      await tx
        .update(nodes)
        .set({ state: 'returned', round })
        .where(and(eq(nodes.communityId, communityId), eq(nodes.id, node.id)))
      const caseClass = work.facts.caseClass ?? 'minor'
      const fresh = computeSeats(work.facts, caseClass, node.doerPartyId)
      // where no full panel can be found any more, the old one waits for its people: never fewer seats than promised
      await insertSeats(work, node.id, round, fresh.length < seatCount(caseClass) ? node.seats : fresh)
      await voidPendingActs(work, ['change-plan'])
      await work.apply('sign-no', 'returned', {
        subjectId: node.id,
        data: { position: node.position, round: node.round, seat: seat.kind },
        words: input.reason,
        photoIds: input.photos,
      })
    },
    (input, work) => roundSubject(input.nodeId, input.round, work),
  )
}
