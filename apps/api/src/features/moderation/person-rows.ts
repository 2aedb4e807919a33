import { eq } from 'drizzle-orm'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { blocks } from './blocks.table.ts'
import { contentChecks } from './moderation.table.ts'

export const MODERATION_ROWS: readonly PersonRows[] = [
  personRows('我看过、定下能不能公开的内容', contentChecks, ['decidedBy'], {
    decidedAt: '时间',
    decision: ['结果', { pass: '可以给邻居看', hold: '先不给邻居看' }],
    reason: '原因',
    caseId: '事项编号',
  }),
  personRows(
    '吹哨受过的限制',
    blocks,
    ['personId'],
    {
      settledAt: '从什么时候',
      untilAt: '到什么时候',
      reason: '原因',
      appealedAt: '申诉时间',
      appealReason: '申诉的理由',
      ruledAt: '裁定时间',
      lifted: '取消了没有',
      rulingReason: '裁定的理由',
    },
    // what only was proposed is nothing yet
    eq(blocks.confirmed, true),
  ),
  personRows('我提出、确认或裁定的限制', blocks, ['proposedBy', 'settledBy', 'ruledBy'], {
    proposedAt: '提出时间',
    settledAt: '确认时间',
    ruledAt: '裁定时间',
    untilAt: '到什么时候',
    confirmed: '确认没有',
    lifted: '取消了没有',
  }),
]
