import type { DutyWeek, PostView, RotaView } from '@juwuye/types'
import { attemptNote, boardLine, standInNote } from '../../src/features/duty/board.model.ts'
import { checkInWords } from '../../src/features/duty/check-in.model.ts'
import { dayOffProblems, daysOffOf, stillAhead } from '../../src/features/duty/days-off.model.ts'
import { figureLine, spanDays } from '../../src/features/duty/figures.model.ts'
import { checkOutBody, emptyHandover, handoverCount, ownProblems } from '../../src/features/duty/hand-over.model.ts'
import { hoursFaults, hoursProblems, newHours, openingOf, shiftsOf } from '../../src/features/duty/hours.model.ts'
import { personDraft, personNote, postsFor, withPosts } from '../../src/features/duty/person.model.ts'
import { postDraft, postProblems, withKind } from '../../src/features/duty/post.model.ts'
import { recordBody, recordProblems } from '../../src/features/duty/record.model.ts'
import {
  dayBeside,
  fairnessLine,
  firstDay,
  nextGapDay,
  publishLines,
  rotaNote,
  shiftsOn,
} from '../../src/features/duty/rota.model.ts'
import { stationBody, stationDraft, stationProblems } from '../../src/features/duty/station.model.ts'
import { returnChoices, swapLines, swapState, swapTitle } from '../../src/features/duty/swap.model.ts'
import { nowLines, weekDays } from '../../src/features/duty/week.model.ts'
import { id } from '../community-fixture.ts'
import { anAttendance, aPerson, aPromise, aShift, aSwap, at, NOW, november, station } from './duty-fixture.ts'

const load = (name: string, shifts: number, weekends: number) => ({
  personId: id(shifts),
  name,
  shifts,
  weekends,
  holidays: 0,
})

const rota = (part: Partial<RotaView> = {}) =>
  ({
    month: '2026-11',
    state: 'draft',
    changedBy: '周社工',
    changedAt: at(23, 9, 41),
    publishedAt: null,
    version: 1,
    days: november,
    shifts: [aShift({ on: 24 }), aShift({ on: 26, person: null }), aShift({ on: 27, person: null })],
    loads: [load('许党员', 8, 2), load('林老师', 7, 1)],
    mayOrganise: true,
    ...part,
  }) as RotaView

describe('the rota', () => {
  it('says how far it is and how even', () => {
    expect(rotaNote(rota(), NOW)).toBe('还没公布，周社工 今天 9:41 改的')
    expect(rotaNote(rota({ state: null }), NOW)).toBe('还没有排')
    expect(fairnessLine(rota())).toBe('2 个人，每人 7–8 个班；周末 1–2 个')
  })
  it('says before it is published what is missing', () => {
    expect(publishLines(rota(), NOW)).toContain('还有 2 个班没有人，公布以后再补也行')
    expect(publishLines(rota({ shifts: [aShift({ on: 27 })] }), NOW)).toContain('每个班都有人')
  })
  it('opens on today and steps day by day, not out of the month', () => {
    expect(firstDay(rota(), NOW)).toBe('2026-11-23')
    expect(firstDay(rota(), at(1, 0) - 1)).toBe('2026-11-01')
    expect([dayBeside(rota(), '2026-11-30', 1), dayBeside(rota(), '2026-11-30', -1)]).toEqual([undefined, '2026-11-29'])
  })
  it('leads from one gap to the next, round to the first', () => {
    expect(nextGapDay(rota(), '2026-11-23')).toBe('2026-11-26')
    expect(nextGapDay(rota(), '2026-11-27')).toBe('2026-11-26')
    expect(nextGapDay(rota({ shifts: [] }), '2026-11-27')).toBeUndefined()
  })
  it('lists a day from morning to evening', () => {
    const morning = aShift({ id: id(1), on: 24, fromAt: at(24, 8) })
    expect(shiftsOn(rota({ shifts: [aShift({ on: 24 }), morning] }), '2026-11-24')[0]).toBe(morning)
  })
})

describe('swaps', () => {
  it('say who asks what of whom', () => {
    expect(swapTitle(aSwap(), id(50))).toBe('林老师想和您换班')
    expect(swapTitle(aSwap(), id(53))).toBe('林老师想和许党员换班')
    expect(swapTitle(aSwap({ kind: 'leave', to: null }), id(50))).toBe('有人来不了，找人替')
    expect(swapTitle(aSwap({ mine: true, to: { personId: id(52), name: '林老师' } }), id(50))).toBe('您想和林老师换班')
    expect(swapLines(aSwap({ returnShift: aShift({ on: 30 }) }), NOW)).toEqual([
      '要换出来的：星期五，11 月 27 日 下午 13:30–17:30',
      '换回去的：星期一，11 月 30 日 下午 13:30–17:30',
      '原因：带家里人看病',
    ])
    expect(swapState(aSwap(), NOW)).toBe('等答复，今天 9:41 提的')
    const settled = aSwap({ state: 'accepted', settledBy: '许党员', settledAt: at(23, 10) })
    expect(swapState(settled, NOW)).toBe('换好了，许党员 今天 10:00')
  })
  it('offer in return only what is ahead and theirs', () => {
    const shifts = [aShift({ on: 5 }), aShift({ on: 27 }), aShift({ on: 30, person: null })]
    expect(returnChoices({ shifts }, id(50), NOW).map(({ label }) => label)).toEqual(['星期五，11 月 27 日'])
  })
})

describe('hand-over', () => {
  const draft = { promises: [aPromise(), aPromise({ id: id(951), words: '带维修工去机房', case: null, dueAt: null })] }
  it('sends what was not ticked off, and one’s own with its time of today', () => {
    const form = {
      note: ' 钥匙在前台 ',
      dropped: [id(950)],
      own: [{ key: 'a', words: '给张阿姨回电话', time: '15:30' }],
    }
    expect(checkOutBody(draft, form, NOW)).toEqual({
      note: '钥匙在前台',
      promises: [
        { kind: 'tellBack', words: '带维修工去机房', dueAt: null, caseId: null },
        { kind: 'other', words: '给张阿姨回电话', dueAt: at(23, 15, 30), caseId: null },
      ],
    })
    expect(handoverCount(draft, form)).toBe('交 2 件没办完的事')
  })
  it('wants words for each promise', () => {
    expect(ownProblems({ ...emptyHandover, own: [{ key: 'a', words: ' ', time: '' }] })).toEqual({
      a: '写上答应了什么',
    })
    expect(handoverCount({ promises: [] }, emptyHandover)).toBe('没有没办完的事')
  })
})

describe('by hand', () => {
  it('needs a time and a reason', () => {
    expect(Object.keys(recordProblems({ time: '', reason: '' }))).toEqual(['inAt', 'reason'])
  })
  it('means the day on which the shift begins, or the next where it runs over midnight', () => {
    expect(recordBody(aShift(), { time: '13:35', reason: ' 手机没电 ' })).toEqual({
      inAt: at(23, 13, 35),
      reason: '手机没电',
    })
    const night = aShift({ fromAt: at(23, 20), untilAt: at(24, 8) })
    expect(recordBody(night, { time: '01:00', reason: '停电' }).inAt).toBe(at(24, 1))
    expect(recordBody(night, { time: '20:10', reason: '停电' }).inAt).toBe(at(23, 20, 10))
  })
})

describe('setup', () => {
  const post: PostView = {
    id: id(711),
    label: '轮值党员',
    stationId: station.id,
    kind: 'rotaPartyMember',
    roles: ['rotaPartyMember'],
    shifts: [],
    active: true,
    version: 1,
  }
  it('asks for what a station needs, at its field', () => {
    const draft = stationDraft(undefined)
    expect(Object.keys(stationProblems({ ...draft, radius: '5' }))).toEqual([
      'name',
      'address',
      'latitude',
      'radiusMetres',
    ])
    const filled = { ...draft, name: '站', address: '1 幢', point: { latitude: 30, longitude: 120 }, phone: ' ' }
    expect(stationProblems(filled)).toEqual({})
    expect(stationBody(filled, 0)).toMatchObject({ phone: null, radiusMetres: 200, version: 0 })
  })
  it('refuses times without a day or without length', () => {
    const hours = newHours()
    expect(hoursProblems([{ ...hours, weekdays: [] }])).toEqual({ [hours.key]: '至少选一天' })
    expect(Object.values(hoursProblems([{ ...hours, untilMinute: 510 }]))).toHaveLength(1)
    expect(openingOf([hours])[0]).not.toHaveProperty('seats')
    expect(shiftsOf([hours])[0]).toMatchObject({ seats: 1, fromMinute: 510 })
    const fields = [{ path: 'shifts.0.untilMinute', message: '太短' }]
    expect(hoursFaults([hours], fields, 'shifts')).toEqual({ [hours.key]: '太短' })
  })
  it('brings a kind’s usual roles and name, but keeps a name of one’s own', () => {
    const fresh = postDraft(undefined, [])
    expect(withKind(fresh, 'deskProperty')).toMatchObject({ label: '坐班物业', roles: ['propertyStaff'] })
    expect(withKind({ ...fresh, label: '巡楼' }, 'other').label).toBe('巡楼')
    expect(postProblems(fresh).stationId).toBe('先加一个服务站')
  })
  it('offers posts that fit the person, and says what they stand', () => {
    const desk: PostView = { ...post, id: id(712), label: '坐班物业', roles: ['propertyStaff'] }
    expect(postsFor({ roles: ['rotaPartyMember'], postIds: [] }, [post, desk])).toEqual([post])
    expect(personNote(aPerson, [post, desk])).toBe('轮值党员，每周最多 2 次，周三来不了，候补')
    expect(personNote({ ...aPerson, postIds: [] }, [post])).toBe('轮值党员，还没有岗，候补')
  })
  it('plans whoever is given a first post, and nobody against their will', () => {
    const idle = personDraft({ ...aPerson, postIds: [], active: false })
    expect(withPosts(idle, [id(711)]).active).toBe(true)
    expect(withPosts({ ...idle, postIds: [id(711)] }, [id(711), id(712)]).active).toBe(false)
  })
  it('takes a single day off as its own end, and puts them in order', () => {
    const drafts = [
      { key: 'b', fromDay: '2026-12-24', untilDay: '2026-12-26' },
      { key: 'a', fromDay: '2026-12-01' },
    ]
    expect(daysOffOf(drafts)[0]).toEqual({ fromDay: '2026-12-01', untilDay: '2026-12-01' })
    expect(dayOffProblems([{ key: 'a', fromDay: '2026-12-02', untilDay: '2026-12-01' }, { key: 'b' }])).toEqual({
      a: '最后一天要在第一天以后',
      b: '选第一天',
    })
    expect(stillAhead([{ key: 'a', fromDay: '2026-11-01' }, { key: 'b' }], NOW)).toHaveLength(1)
  })
})

describe('the board', () => {
  it('counts who is here, who is not and where nobody is', () => {
    const board = {
      now: [aShift({ state: 'here', attendance: anAttendance() }), aShift({ on: 24, state: 'late' })],
      standIns: [{ personId: id(51), name: '林老师', stationId: null, inAt: at(23, 9), until: at(23, 12) }],
      missed: [aShift({ state: 'missed' })],
      gaps: [aShift({ person: null })],
      reserve: [],
      handovers: [],
      promises: [],
    }
    expect(boardLine(board)).toBe('2 人在，1 个班没到，缺 1 个人')
    expect(boardLine({ ...board, now: [], standIns: [], missed: [], gaps: [] })).toBe('现在没有人在')
  })
  it('says since when somebody stands in', () => {
    const one = { personId: id(51), name: '林老师', stationId: null, inAt: at(23, 9), until: at(23, 12) }
    expect(standInNote(one)).toBe('替班，9:00 到的，到 12:00')
  })
  it('says of a refused check-in where, when and why', () => {
    const attempt = {
      id: id(1),
      person: { personId: id(50), name: '许党员' },
      station,
      text: '码过期了',
      at: at(23, 9),
    }
    expect(attemptNote(attempt, NOW)).toBe('梧桐社区服务站，今天 9:00：码过期了')
  })
})

describe('what everybody sees', () => {
  const week: DutyWeek = {
    stations: [{ ...station, address: '1 幢', phone: '0571-0001', openNow: true, opening: [] }],
    now: [{ familyName: '周', post: '坐班社工', stationId: station.id, until: at(23, 17, 30) }],
    days: [
      {
        ...(november[22] as (typeof november)[number]),
        shifts: [
          { post: '坐班社工', stationId: station.id, fromAt: at(23, 8, 30), untilAt: at(23, 17, 30), familyName: '周' },
          {
            post: '轮值党员',
            stationId: station.id,
            fromAt: at(23, 13, 30),
            untilAt: at(23, 17, 30),
            familyName: null,
          },
        ],
      },
    ],
  }
  it('is the family name and the post, and until when', () => {
    expect(nowLines(week, station.id)).toEqual(['坐班社工，姓周，到 17:30'])
    expect(weekDays(week, NOW)[0]?.rows.map(({ title, note }) => [title, note])).toEqual([
      ['坐班社工，姓周', '8:30–17:30'],
      ['轮值党员，还没有人', '13:30–17:30'],
    ])
  })
})

describe('figures', () => {
  it('are of whole months', () => {
    expect(spanDays('this', NOW)).toEqual({ from: '2026-11-01', until: '2026-11-30' })
    expect(spanDays('last', NOW)).toEqual({ from: '2026-10-01', until: '2026-10-31' })
    expect(spanDays('quarter', at(1, 0))).toEqual({ from: '2026-09-01', until: '2026-11-30' })
  })
  it('say in one line how somebody stood', () => {
    const figure = { planned: 8, held: 7, onTime: 6, missed: 1, minutes: 1_680, cases: 5 }
    expect(figureLine(figure)).toBe('排 8 到 7，准时 6，没到 1；站了 28 小时，办了 5 件事')
  })
})

describe('a check-in that stops', () => {
  it('says what is missing and what to do', () => {
    expect(checkInWords({ at: 'noCode', why: 'unavailable' })?.title).toBe('没有扫成')
    expect(checkInWords({ at: 'noPlace', why: 'refused', code: 'x' })?.text).toContain('不留位置')
    expect(checkInWords({ at: 'nothing', why: 'unavailable' })?.text).toContain('补记')
    expect(checkInWords({ at: 'sending' })).toBeUndefined()
  })
})
