import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { deadLetters } from '../../platform/jobs/dead-letters.table.ts'

export const DEAD_LETTER_ROWS: readonly PersonRows[] = [
  personRows('我重新发过的消息', deadLetters, ['resentBy'], { resentAt: '时间', queue: '哪一种（代号）' }),
]
