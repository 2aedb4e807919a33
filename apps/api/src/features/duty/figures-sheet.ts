import { ATTENDANCE_STATE_LABELS, clockText, PROOF_LABELS } from '@juwuye/messages'
import type { ShiftView } from '@juwuye/types'
import writeExcelFile from 'write-excel-file/node'
import type { Tx } from '../../platform/db/pools.ts'
import type { DutyViewer } from './duty-access.ts'
import { figuresEach, instantsOf, type Stretch, shiftsHeldIn } from './figures.ts'
import { presentShifts } from './shift-present.ts'

type Cell = string | number | null
const HOUR_MINUTES = 60
const hours = (minutes: number) => Math.round((minutes / HOUR_MINUTES) * 10) / 10
const head = (titles: readonly string[]) => titles.map((value) => ({ value, fontWeight: 'bold' as const }))

const PEOPLE = ['姓名', '排班', '到岗', '准时', '没到', '在岗小时', '处理事项']
const SHIFTS = ['日期', '时间', '服务站', '岗', '姓名', '情况', '签到', '签退', '迟到分钟', '凭据', '补记说明']

/** One row a shift, with what became of it. */
function shiftRow({ day, fromAt, untilAt, station, post, person, state, attendance }: ShiftView): Cell[] {
  return [
    day,
    `${clockText(fromAt)}–${clockText(untilAt)}`,
    station.name,
    post.name,
    person?.name ?? '',
    state === null ? '' : ATTENDANCE_STATE_LABELS[state],
    attendance ? clockText(attendance.inAt) : '',
    attendance?.outAt ? clockText(attendance.outAt) : '',
    attendance ? attendance.minutesLate : null,
    attendance ? PROOF_LABELS[attendance.proof] : '',
    attendance?.recordedBy ? `${attendance.recordedBy}：${attendance.reason ?? ''}` : '',
  ]
}

/** 值班统计 as a workbook: a row a person, and on another sheet a row a shift. @throws Refusal invalid-input */
export async function figuresSheet(tx: Tx, viewer: DutyViewer, stretch: Stretch, now: number): Promise<Buffer> {
  instantsOf(stretch)
  const { communityId } = viewer
  const people = await figuresEach(tx, viewer, stretch, now)
  const shifts = await presentShifts(tx, viewer, await shiftsHeldIn(tx, communityId, stretch), now)
  const title = `${stretch.from} 至 ${stretch.until}，按姓名排列`
  const rows = people.map(({ name, planned, held, onTime, missed, minutes, cases }): Cell[] => [
    name,
    ...[planned, held, onTime, missed, hours(minutes), cases],
  ])
  const wide = (widths: readonly number[]) => widths.map((width) => ({ width }))
  return writeExcelFile([
    { data: [[title], head(PEOPLE), ...rows], sheet: '每个人', columns: wide([16, 8, 8, 8, 8, 10, 10]) },
    {
      data: [head(SHIFTS), ...shifts.map(shiftRow)],
      sheet: '每个班',
      columns: wide([12, 14, 18, 14, 14, 10, 8, 8, 10, 12, 30]),
    },
  ]).toBuffer()
}
