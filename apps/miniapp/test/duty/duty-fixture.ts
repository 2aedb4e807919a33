import { DAY, HOUR, startOfDay } from '@juwuye/domain'
import type {
  AttendanceView,
  DutyPerson,
  HandoverView,
  MyDuty,
  PromiseView,
  RotaView,
  ShiftView,
  SwapView,
} from '@juwuye/types'
import { id } from '../community-fixture.ts'

/** Monday 23 November 2026, 13:26 in Shanghai. */
export const NOW = Date.UTC(2026, 10, 23, 5, 26)

/** An instant of a day of November 2026. */
export const at = (day: number, hour: number, minute = 0) =>
  (startOfDay(`2026-11-${String(day).padStart(2, '0')}`) ?? 0) + hour * HOUR + minute * 60_000

export const station = { id: id(701), name: '梧桐社区服务站' }

export function aShift(part: Partial<ShiftView> & { on?: number } = {}): ShiftView {
  const { on = 23, ...rest } = part
  return {
    id: id(800 + on),
    post: { id: id(711), name: '轮值党员', kind: 'rotaPartyMember' },
    station,
    day: `2026-11-${String(on).padStart(2, '0')}`,
    fromAt: at(on, 13, 30),
    untilAt: at(on, 17, 30),
    person: { personId: id(50), name: '许党员' },
    mine: true,
    gap: null,
    fixed: false,
    state: 'due',
    attendance: null,
    version: 1,
    ...rest,
  }
}

export function anAttendance(part: Partial<AttendanceView> = {}): AttendanceView {
  return {
    id: id(900),
    inAt: at(23, 13, 26),
    outAt: null,
    proof: 'strong',
    geofence: 'inside',
    recordedBy: null,
    reason: null,
    minutesLate: 0,
    minutes: 0,
    ...part,
  }
}

/** The thirty days of November 2026. */
export const november = Array.from({ length: 30 }, (_, place) => {
  const start = at(1, 0) + place * DAY
  const weekend = new Date(start + 8 * HOUR).getUTCDay() % 6 === 0
  const day = new Date(start + 8 * HOUR).toISOString().slice(0, 10)
  return { day, kind: weekend ? 'weekend' : 'workday', holiday: null, makeUp: false }
}) as RotaView['days']

export const aPerson: DutyPerson = {
  personId: id(50),
  name: '许党员',
  roles: ['rotaPartyMember'],
  party: null,
  looksAfter: [],
  postIds: [id(711)],
  offWeekdays: [3],
  maxPerWeek: 2,
  reserve: true,
  active: true,
  daysOff: [],
  version: 3,
}

export function myDuty(part: Partial<MyDuty> = {}): MyDuty {
  return {
    month: '2026-11',
    shifts: [],
    days: november,
    next: null,
    open: null,
    handovers: [],
    swaps: [],
    withoutPosition: false,
    person: aPerson,
    mayOrganise: false,
    ...part,
  }
}

export function aPromise(part: Partial<PromiseView> = {}): PromiseView {
  return {
    id: id(950),
    kind: 'tellBack',
    case: { id: id(100), number: '梧桐 2026-0001', title: '4 幢漏水' },
    words: '答应住户 A：今天回电话',
    dueAt: at(23, 15),
    keptAt: null,
    keptBy: null,
    ...part,
  }
}

export function aHandover(part: Partial<HandoverView> = {}): HandoverView {
  return {
    id: id(960),
    station,
    from: { personId: id(51), name: '周社工' },
    note: '',
    at: at(23, 12),
    takenBy: null,
    takenAt: null,
    promises: [aPromise()],
    ...part,
  }
}

export function aSwap(part: Partial<SwapView> = {}): SwapView {
  return {
    id: id(970),
    kind: 'swap',
    shift: aShift({ on: 27, mine: false }),
    returnShift: null,
    askedBy: { personId: id(52), name: '林老师' },
    askedAt: at(23, 9, 41),
    reason: '带家里人看病',
    to: { personId: id(50), name: '许党员' },
    state: 'open',
    settledBy: null,
    settledAt: null,
    mine: false,
    mayAccept: true,
    ...part,
  }
}
