import { isOpenNode, type NodeFacts, type PassedSeat, seatOf, seatsLeftBy } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { askTown } from '../ask-town.ts'
import { type CaseRequest, nodeSubject, refusal, runAct } from '../case-command.ts'
import type { CaseWork, EventDetails } from '../case-work.ts'
import { stepBacks } from '../cases.table.ts'
import type { Parsed } from '../parsed.ts'
import { nodesBecome, passSeat } from '../plan-nodes.ts'
import { seatCapacity } from '../seat-capacity.ts'

interface Left {
  readonly node: NodeFacts
  readonly passed: readonly PassedSeat[]
}

/** 回避: a member of the panel says that they are related to the doer, and judges nothing of this doer's in the case. */
export function stepBack(deps: Deps, request: CaseRequest<Parsed<'step-back'>>): Promise<void> {
  return runAct(
    deps,
    'step-back',
    request,
    async ({ work, actor, now, personId }, { nodeId, tie, reason }) => {
      const asked = work.facts.nodes.find((one) => one.id === nodeId)
      const seat = asked && seatOf(actor, asked)
      if (!asked || !seat) throw refusal('not-seat-holder')
      const { doerPartyId } = asked
      const left = leftBy(work, asked, personId)
      if (left === null) return askTown(work, refusal('seats-unfilled'))
      const { communityId, id: caseId, seq } = work.row
      const where = { communityId, caseId, nodeId, doerPartyId, partyId: seat.partyId }
      await work.tx.insert(stepBacks).values({ ...where, personId, seatKind: seat.kind, tie, seq: seq + 1, at: now })
      forget(work, doerPartyId, personId)
      work.actAs(...seatCapacity(seat))
      for (const { node, passed } of left) {
        for (const one of passed) await passSeat(work, node, one)
        const about = { position: node.position, round: node.round, seat: seat.kind }
        const details: EventDetails = {
          subjectId: node.id,
          data: { ...about, next: passed.map(({ next }) => next.kind) },
          ...(node === asked ? { words: reason } : {}),
        }
        const asksAnew = passed.length > 0 && node.state === 'submitted'
        await work.apply('step-back', asksAnew ? 'reseated' : 'steppedBack', details)
      }
    },
    (input, work) => nodeSubject(input.nodeId, work),
  )
}

/** What becomes of the seats of the step asked about, and of every other of this doer that the person leaves; null where no full panel is left. */
function leftBy({ facts }: CaseWork, asked: NodeFacts, personId: string): readonly Left[] | null {
  const { doerPartyId } = asked
  const after = { ...facts, steppedBack: [...facts.steppedBack, { personId, doerPartyId }] }
  const others = facts.nodes.filter((node) => node !== asked && isOpenNode(node) && node.doerPartyId === doerPartyId)
  const left: Left[] = []
  for (const node of [asked, ...others]) {
    const passed = seatsLeftBy(after, node, personId)
    if (passed === null) return null
    if (node === asked || passed.length > 0) left.push({ node, passed })
  }
  return left
}

/** The facts as they are now: the person stands for no seat of this doer's steps. */
function forget(work: CaseWork, doerPartyId: string, personId: string): void {
  work.facts = { ...work.facts, steppedBack: [...work.facts.steppedBack, { personId, doerPartyId }] }
  nodesBecome(work, (node) => {
    if (node.doerPartyId !== doerPartyId) return node
    const seats = node.seats.map((seat) => ({ ...seat, personIds: seat.personIds.filter((id) => id !== personId) }))
    return { ...node, seats, steppedBack: [...node.steppedBack, personId] }
  })
}
