import { CALL_OUTCOME_LABELS, PROMISE_KIND_LABELS, SWAP_KIND_LABELS, SWAP_STATE_LABELS } from '@juwuye/messages'
import { type PersonRows, personRows } from '../../platform/db/person-rows.ts'
import { dutyDaysOff, dutyPeople, rotas, shiftSwaps, shifts } from './duty.table.ts'
import { attendanceAttempts, dutyHandovers, dutyPromises, onCallCalls, usedStationCodes } from './watch.table.ts'

/** Shifts, swaps, calls and cards of somebody who stands duty. */
export const DUTY_ROWS: readonly PersonRows[] = [
  personRows('值班安排', dutyPeople, ['personId'], {
    joinedOn: '从哪天开始',
    offWeekdays: '每周来不了的日子（1 是周一）',
    maxPerWeek: '每周最多几班',
    reserve: '候补',
    active: '在排班',
  }),
  personRows('来不了的日子', dutyDaysOff, ['personId'], { fromDay: '从', untilDay: '到', createdAt: '写下的时间' }),
  personRows('我的班', shifts, ['personId'], { day: '日期', fromAt: '从', untilAt: '到' }),
  personRows('我改过的排班表', rotas, ['changedBy'], { month: '月份', changedAt: '时间' }),
  personRows('我申请的换班、请假', shiftSwaps, ['askedBy'], {
    askedAt: '时间',
    kind: ['什么事', SWAP_KIND_LABELS],
    reason: '原因',
    state: ['结果', SWAP_STATE_LABELS],
  }),
  personRows('找我换的、我答复的班', shiftSwaps, ['toPersonId', 'settledBy'], {
    askedAt: '时间',
    kind: ['什么事', SWAP_KIND_LABELS],
    state: ['结果', SWAP_STATE_LABELS],
    settledAt: '答复时间',
  }),
  personRows('用过的签到码', usedStationCodes, ['personId'], { usedAt: '时间' }),
  personRows('没成的签到', attendanceAttempts, ['personId'], { at: '时间', code: '原因（代号）' }),
  personRows('我写的交接', dutyHandovers, ['fromPersonId'], { at: '时间', note: '留的话' }),
  personRows('我接的交接', dutyHandovers, ['takenBy'], { takenAt: '时间' }),
  personRows('我办到的承诺', dutyPromises, ['keptBy'], { keptAt: '时间', kind: ['什么事', PROMISE_KIND_LABELS] }),
  personRows('我打的值班电话', onCallCalls, ['calledBy'], {
    calledAt: '时间',
    label: '打给',
    outcome: ['结果', CALL_OUTCOME_LABELS],
    caseId: '事项编号',
  }),
]
