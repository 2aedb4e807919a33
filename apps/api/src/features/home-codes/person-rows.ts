import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { homeCodeAttempts, homeCodeBatches, homeCodes } from './home-codes.table.ts'

/** Slips somebody had printed, took back or used, and codes they got wrong. */
export const HOME_CODE_ROWS: readonly PersonRows[] = [
  personRows('我印的住户码', homeCodeBatches, ['madeBy'], {
    madeAt: '印的时间',
    codes: '几张',
    endsAt: '到什么时候有效',
    buildingId: '楼栋编号',
  }),
  personRows('我作废的住户码', homeCodeBatches, ['revokedBy'], { revokedAt: '作废的时间', codes: '几张' }),
  personRows('我用过的住户码', homeCodes, ['usedBy'], { usedAt: '用的时间' }),
  personRows('我没对上的住户码', homeCodeAttempts, ['personId'], { at: '时间' }),
]
