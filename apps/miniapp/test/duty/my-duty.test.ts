import {
  dayName,
  minuteOf,
  minutesText,
  minuteText,
  monthOn,
  monthOr,
  monthText,
  openingLine,
  partOfDay,
  pickerTime,
  spanText,
  weekdaysText,
} from '../../src/features/duty/duty-words.model.ts'
import { monthCount, myMonth, organisersMonth } from '../../src/features/duty/month.model.ts'
import { aheadOf, firstDuty, handoverNote, isLate, promiseNote } from '../../src/features/duty/my-duty.model.ts'
import { proofText, shiftChip } from '../../src/features/duty/shift-state.model.ts'
import { dutyNote } from '../../src/features/home/duty-note.model.ts'
import { id } from '../community-fixture.ts'
import { aHandover, anAttendance, aPromise, aShift, aSwap, at, myDuty, NOW, november } from './duty-fixture.ts'

describe('words of time', () => {
  it('name a shift’s hours, also over midnight and until it', () => {
    expect(spanText(aShift())).toBe('13:30–17:30')
    expect(spanText({ fromAt: at(23, 20), untilAt: at(24, 8) })).toBe('20:00–次日 8:00')
    expect(spanText({ fromAt: at(23, 18), untilAt: at(24, 0) })).toBe('18:00–24:00')
  })
  it.each([
    [8, 12, '上午'],
    [8, 17, '白天'],
    [13, 17, '下午'],
    [18, 22, '晚上'],
  ])('call %d to %d o’clock by its part of the day', (from, until, name) => {
    expect(partOfDay({ fromAt: at(23, from), untilAt: at(23, until) })).toBe(name)
  })
  it('say near days by their names', () => {
    expect(dayName('2026-11-23', NOW)).toBe('今天，11 月 23 日')
    expect(dayName('2026-11-24', NOW)).toBe('明天，11 月 24 日')
    expect(dayName('2026-11-27', NOW)).toBe('星期五，11 月 27 日')
    expect(dayName('2027-01-03', NOW)).toBe('星期天，2027 年 1 月 3 日')
  })
  it('step over the end of a year', () => {
    expect(monthOn('2026-12', 1)).toBe('2027-01')
    expect(monthOn('2026-01', -1)).toBe('2025-12')
    expect(monthText('2026-11', NOW)).toBe('11 月')
    expect(monthText('2027-01', NOW)).toBe('2027 年 1 月')
  })
  it('take a month from an address only when it is one', () => {
    expect(monthOr('2026-02', NOW)).toBe('2026-02')
    expect(monthOr('2026-13', NOW)).toBe('2026-11')
    expect(monthOr(undefined, NOW)).toBe('2026-11')
  })
  it('name weekdays as people do', () => {
    expect(weekdaysText([1, 2, 3, 4, 5])).toBe('周一到周五')
    expect(weekdaysText([7, 6])).toBe('周六、周日')
    expect(weekdaysText([1, 2, 3, 4, 5, 6, 7])).toBe('每天')
  })
  it('read and write minutes of a day', () => {
    expect([minuteText(510), pickerTime(510), minuteText(1_440)]).toEqual(['8:30', '08:30', '24:00'])
    expect([minuteOf('08:30'), minuteOf('')]).toEqual([510, undefined])
    expect([minutesText(40), minutesText(120), minutesText(200)]).toEqual(['40 分钟', '2 小时', '3 小时 20 分'])
    const hours = { weekdays: [1, 2, 3, 4, 5], fromMinute: 510, untilMinute: 1_050, onHolidays: true }
    expect(openingLine(hours)).toBe('周一到周五 8:30–17:30，节假日也在')
  })
})

describe('what waits first', () => {
  it('is the shift of today', () => {
    const first = firstDuty(myDuty({ next: aShift() }), NOW)
    expect(first).toMatchObject({
      kind: 'due',
      title: '下午 13:30–17:30',
      note: '梧桐社区服务站·轮值党员',
      late: false,
    })
  })
  it('is still that shift when it has begun', () => {
    expect(firstDuty(myDuty({ next: aShift() }), at(23, 13, 40))).toMatchObject({ kind: 'due', late: true })
  })
  it('is the hand-over for whoever is on duty, with what proves it', () => {
    const shift = aShift({ state: 'here', attendance: anAttendance({ proof: 'weak', geofence: 'unknown' }) })
    const open = { attendanceId: id(900), shift, inAt: at(23, 13, 26), until: at(23, 17, 30), station: null }
    expect(firstDuty(myDuty({ open, next: aShift({ on: 27 }) }), NOW)).toEqual({
      kind: 'open',
      attendanceId: id(900),
      title: '13:26 到的，到 17:30',
      note: '梧桐社区服务站·轮值党员，证明不全：没有定位',
    })
  })
  it('says that today’s was missed, before it names the next', () => {
    const shifts = [aShift({ state: 'missed' })]
    expect(firstDuty(myDuty({ shifts, next: aShift({ on: 27 }) }), NOW).kind).toBe('missed')
  })
  it('names the next one, or that there is none', () => {
    expect(firstDuty(myDuty({ next: aShift({ on: 27 }) }), NOW)).toMatchObject({
      kind: 'later',
      title: '星期五，11 月 27 日 13:30–17:30',
    })
    expect(firstDuty(myDuty(), NOW)).toEqual({ kind: 'none' })
  })
  it('stands in one line at home', () => {
    expect(dutyNote(undefined, NOW).note).toBe('我的班、签到、换班')
    expect(dutyNote(myDuty({ next: aShift() }), NOW)).toEqual({ note: '今天 13:30 轮到您', waits: '去签到' })
    expect(dutyNote(myDuty({ swaps: [aSwap()] }), NOW).waits).toBe('等您答复')
  })
})

describe('the month', () => {
  it('begins on Monday and fills the last week', () => {
    const weeks = myMonth(myDuty(), NOW)
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7])
    expect(weeks[0]?.map((cell) => cell?.number)).toEqual([...Array(6).fill(undefined), 1])
    expect(weeks.at(-1)?.[0]?.number).toBe(30)
  })
  it('marks what was, what is today and what is ahead, and says so aloud', () => {
    const shifts = [
      aShift({ on: 5, state: 'done', attendance: anAttendance() }),
      aShift({ on: 12, state: 'missed' }),
      aShift({ on: 19, state: 'done', attendance: anAttendance({ minutesLate: 20 }) }),
      aShift(),
      aShift({ on: 27, fromAt: at(27, 8, 30), untilAt: at(27, 12) }),
    ]
    const cells = myMonth(myDuty({ shifts }), NOW).flat()
    const of = (number: number) => cells.find((cell) => cell?.number === number)
    expect([5, 12, 19, 23, 27, 24, 4].map((day) => [of(day)?.look, of(day)?.tag])).toEqual([
      ['went', '到了'],
      ['missed', '没到'],
      ['went', '迟到'],
      ['today', '今天'],
      ['mine', '上午'],
      ['plain', ''],
      ['past', ''],
    ])
    expect(of(27)?.label).toBe('11 月 27 日，我的班，上午 8:30–12:00，上午')
    expect(monthCount(shifts)).toBe('5 个班，到了 2 个，没到 1 个')
  })
  it('shows the organiser where somebody is missing, and which days are unusual', () => {
    const days = november.map((one) =>
      one.day === '2026-11-28'
        ? { ...one, kind: 'workday' as const, makeUp: true }
        : one.day === '2026-11-25'
          ? { ...one, kind: 'holiday' as const, holiday: '社区节' }
          : one,
    )
    const shifts = [aShift({ on: 26, person: null }), aShift({ on: 27 })]
    const cells = organisersMonth({ days, shifts }, '2026-11-27', NOW).flat()
    const of = (number: number) => cells.find((cell) => cell?.number === number)
    expect([of(26)?.look, of(26)?.tag, of(26)?.label]).toEqual(['gap', '缺 1', '11 月 26 日，1 个班，缺 1 个人'])
    expect([of(27)?.look, of(27)?.tag]).toEqual(['chosen', '1 班'])
    expect([of(28)?.tag, of(25)?.tag]).toEqual(['上班', '社区节'])
  })
  it('reads only what is ahead in elder mode', () => {
    expect(aheadOf([aShift({ on: 5 }), aShift(), aShift({ on: 27 })], NOW)).toHaveLength(2)
  })
})

describe('how a shift went', () => {
  it.each([
    [aShift({ person: null }), { state: 'late', text: '没有人' }],
    [aShift({ state: 'missed' }), { state: 'late', text: '没到' }],
    [aShift({ state: 'here', attendance: anAttendance() }), { state: 'ok', text: '13:26 到' }],
    [
      aShift({ state: 'here', attendance: anAttendance({ inAt: at(23, 13, 50), minutesLate: 20 }) }),
      { state: 'half', text: '13:50 到，晚 20 分' },
    ],
    [
      aShift({ state: 'done', attendance: anAttendance({ outAt: at(23, 17, 28) }) }),
      { state: 'stopped', text: '17:28 走' },
    ],
    [aShift({ state: 'late' }), { state: 'half', text: '还没到，晚了' }],
  ])('is one chip', (shift, chip) => {
    expect(shiftChip(shift)).toEqual(chip)
  })
  it('says how sure it is', () => {
    expect(proofText(anAttendance())).toBe('扫码加定位，在站里')
    expect(proofText(anAttendance({ proof: 'weak', geofence: 'outside' }))).toBe('证明不全：不在站里')
    expect(proofText(anAttendance({ proof: 'weak', geofence: 'inside' }))).toBe('证明不全：没有扫码')
    const byHand = anAttendance({ proof: 'byHand', recordedBy: '周社工', reason: '手机没电' })
    expect(proofText(byHand)).toBe('周社工补记：手机没电')
  })
})

describe('what was handed on', () => {
  it('names the case and until when', () => {
    expect(promiseNote(aPromise(), NOW)).toBe('4 幢漏水，今天 15:00 前')
    expect(promiseNote(aPromise({ words: '等派哨：4 幢漏水', dueAt: null }), NOW)).toBe('')
    expect(promiseNote(aPromise({ case: null, dueAt: null }), NOW)).toBe('')
  })
  it('is late until it was kept', () => {
    expect(isLate(aPromise(), at(23, 16))).toBe(true)
    expect(isLate(aPromise({ keptAt: at(23, 15, 30) }), at(23, 16))).toBe(false)
  })
  it('says who gave it and who took it', () => {
    expect(handoverNote(aHandover(), NOW)).toBe('周社工，今天 12:00 交的')
    const taken = aHandover({ takenBy: '许党员', takenAt: at(23, 13, 27) })
    expect(handoverNote(taken, at(23, 14))).toBe('周社工，今天 12:00 交的；许党员 今天 13:27 接了')
  })
})
