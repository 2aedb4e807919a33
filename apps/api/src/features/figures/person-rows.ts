import { COMPLAINT_SOURCE_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { complaintCounts } from './figures.table.ts'

/** What somebody of the desk entered by hand. */
export const FIGURE_ROWS: readonly PersonRows[] = [
  personRows('我填的投诉数', complaintCounts, ['enteredBy'], {
    month: '月份',
    source: ['来源', COMPLAINT_SOURCE_LABELS],
    complaints: '多少件',
    enteredAt: '填的时间',
  }),
]
