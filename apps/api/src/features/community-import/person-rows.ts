import { IMPORT_STATE_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { communityImports } from '../communities/index.ts'

/** Workbooks that somebody brought a community in from, and those they took back. */
export const IMPORT_ROWS: readonly PersonRows[] = [
  personRows('我导入过的表', communityImports, ['madeBy'], {
    madeAt: '时间',
    state: ['结果', IMPORT_STATE_LABELS],
    endedAt: '结束时间',
  }),
  personRows('我取消的导入', communityImports, ['cancelledBy'], { madeAt: '传上来的时间', endedAt: '取消的时间' }),
]
