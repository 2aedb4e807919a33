import { DAY } from './calendar/shanghai.ts'
import { LIMITS } from './limits.ts'
import type { CaseAction } from './vocabulary.ts'

/** How far a block of a person in a community has come. `lapsed`: nobody gave the second word in time. */
export const BLOCK_STATES = ['proposed', 'refused', 'lapsed', 'running', 'lifted', 'ended'] as const
export type BlockState = (typeof BLOCK_STATES)[number]

/** What is known of a block. */
export interface BlockFacts {
  readonly personId: string
  readonly proposedBy: string
  readonly proposedAt: number
  readonly untilAt: number
  readonly settledBy: string | null
  readonly confirmed: boolean | null
  readonly appealedAt: number | null
  readonly ruledAt: number | null
  /** The appeal was found right: the block is lifted. */
  readonly lifted: boolean | null
}

/** Acts that a blocked person has no part in. Their own matters, what they may object to and appeal against, stay theirs. */
export const BLOCKED_ACTS: readonly CaseAction[] = ['join', 'urge', 'report']

export function blockState(block: BlockFacts, now: number): BlockState {
  if (block.confirmed === false) return 'refused'
  if (block.confirmed === null) {
    const over = Math.min(block.untilAt, block.proposedAt + LIMITS.blockProposalDays * DAY)
    return now >= over ? 'lapsed' : 'proposed'
  }
  if (block.lifted === true) return 'lifted'
  return now >= block.untilAt ? 'ended' : 'running'
}

/** Who looks at a block, as far as it matters here. */
export interface BlockViewer {
  readonly personId: string
  readonly desk: boolean
  readonly town: boolean
}

/** Proposed by one, it wants the word of another: of the desk or the town, and never of the person themself. */
export function maySettleBlock(block: BlockFacts, viewer: BlockViewer, now: number): boolean {
  const other = viewer.personId !== block.proposedBy && viewer.personId !== block.personId
  return other && (viewer.desk || viewer.town) && blockState(block, now) === 'proposed'
}

/** Once, while it runs, by the person themself. */
export function mayAppealBlock(block: BlockFacts, viewer: BlockViewer, now: number): boolean {
  return viewer.personId === block.personId && block.appealedAt === null && blockState(block, now) === 'running'
}

/** An appeal goes to the town, and there to somebody who gave neither word. */
export function mayRuleBlock(block: BlockFacts, viewer: BlockViewer, now: number): boolean {
  const took = [block.proposedBy, block.settledBy, block.personId].includes(viewer.personId)
  const waits = block.appealedAt !== null && block.ruledAt === null
  return viewer.town && !took && waits && blockState(block, now) === 'running'
}
