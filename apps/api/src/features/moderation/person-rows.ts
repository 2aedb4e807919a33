import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { contentChecks } from './moderation.table.ts'

export const MODERATION_ROWS: readonly PersonRows[] = [
  personRows('我看过、定下能不能公开的内容', contentChecks, ['decidedBy'], {
    decidedAt: '时间',
    decision: ['结果', { pass: '可以给邻居看', hold: '先不给邻居看' }],
    reason: '原因',
    caseId: '事项编号',
  }),
]
