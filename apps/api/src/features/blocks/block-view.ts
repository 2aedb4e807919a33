import { blockState, mayAppealBlock, mayRuleBlock, maySettleBlock } from '@juwuye/domain'
import type { BlockView } from '@juwuye/types'
import type { BlockRow } from '../moderation/index.ts'
import type { Watcher } from './block-access.ts'

/** As desk and town read it; the person reads why and until when, and no name of who decided. */
export function blockView(row: BlockRow, watcher: Watcher, now: number): BlockView {
  const mine = row.personId === watcher.personId
  const name = (of: string | null) => (mine ? null : of)
  return {
    id: row.id,
    state: blockState(row, now),
    person: name(row.personName),
    mine,
    reason: row.reason,
    proposedBy: name(row.proposedByName),
    proposedAt: row.proposedAt,
    untilAt: row.untilAt,
    settled:
      row.settledAt === null
        ? null
        : { by: name(row.settledByName), at: row.settledAt, reason: row.settledReason ?? '' },
    appeal:
      row.appealedAt === null
        ? null
        : {
            reason: row.appealReason ?? '',
            at: row.appealedAt,
            ruling:
              row.ruledAt === null
                ? null
                : {
                    by: name(row.ruledByName),
                    at: row.ruledAt,
                    lifted: row.lifted === true,
                    reason: row.rulingReason ?? '',
                  },
          },
    may: {
      settle: maySettleBlock(row, watcher, now),
      appeal: mayAppealBlock(row, watcher, now),
      rule: mayRuleBlock(row, watcher, now),
    },
  }
}
