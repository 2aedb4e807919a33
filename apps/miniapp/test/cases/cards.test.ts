import { HOUR, startOfDay } from '@juwuye/domain'
import type { CaseView, ClockView } from '@juwuye/types'
import { cardNote, classLine, placeText } from '../../src/features/cases/case-words.model.ts'
import { caseChip, clockChip, duePhrases } from '../../src/features/cases/clock-chip.model.ts'
import { cardSteps, caseSteps } from '../../src/features/cases/steps.model.ts'

const now = (startOfDay('2026-11-24') ?? 0) + 10 * HOUR

const clock = (part: Partial<ClockView>): ClockView => ({
  kind: 'respond',
  nodeId: null,
  startedAt: now - HOUR,
  dueAt: now + 9 * HOUR,
  stoppedAt: null,
  phase: 'running',
  pausedUntil: null,
  working: '',
  ...part,
})

describe('the chip of a case', () => {
  test('a clock shows the phase the server gave it, and the time left', () => {
    expect(clockChip(clock({}), now)).toEqual({ state: 'normal', text: '还剩 9 小时' })
    expect(clockChip(clock({ phase: 'pastHalf' }), now)).toEqual({ state: 'half', text: '过半，还剩 9 小时' })
    const publicity = clock({ kind: 'publicity', phase: 'pastHalf', dueAt: now + 24 * HOUR })
    expect(clockChip(publicity, now)).toEqual({ state: 'normal', text: '公示到 11 月 25 日' })
    expect(clockChip(clock({ phase: 'overdue', dueAt: now - 5 * HOUR }), now)).toEqual({
      state: 'late',
      text: '超时 5 小时',
    })
  })

  test('without a clock it says how the case ended, and nothing while it goes on', () => {
    expect(caseChip({ clock: null, state: 'closed', unsolved: false }, now)).toEqual({ state: 'ok', text: '已办结' })
    expect(caseChip({ clock: null, state: 'declined', unsolved: false }, now)).toEqual({
      state: 'stopped',
      text: '不予受理',
    })
    expect(caseChip({ clock: null, state: 'rectifying', unsolved: false }, now)).toBeUndefined()
  })

  test('the words beside it name day, weekday, hour and what is promised', () => {
    expect(duePhrases(clock({}), now).join('')).toBe('11 月 24 日（周二）19:00 前，有人报到')
    const overdue = clock({ phase: 'overdue', dueAt: now - HOUR })
    expect(duePhrases(overdue, now).join('')).toBe('本该 11 月 24 日（周二）9:00 前，有人报到')
    expect(duePhrases(clock({ kind: 'publicity', dueAt: now + 24 * HOUR }), now)).toEqual(['公示到 11 月 25 日'])
  })
})

describe('the four steps', () => {
  test('carry their dates', () => {
    const steps: CaseView['steps'] = [
      { step: 1, state: 'done', at: now },
      { step: 2, state: 'current', at: now },
      { step: 3, state: 'todo', at: null },
      { step: 4, state: 'todo', at: null },
    ]
    expect(caseSteps({ steps, step: 2, unsolved: false })).toEqual([
      { name: '发现', state: 'done', date: '11/24' },
      { name: '认领', state: 'now', date: '进行中' },
      { name: '整改', state: 'todo', date: '还没到' },
      { name: '公示', state: 'todo', date: '还没到' },
    ])
  })

  test('promise nothing more once a case was declined', () => {
    const steps: CaseView['steps'] = [
      { step: 1, state: 'done', at: now },
      { step: 2, state: 'todo', at: null },
    ]
    expect(caseSteps({ steps, step: null, unsolved: false }).map((step) => step.date)).toEqual(['11/24', undefined])
    expect(cardSteps({ step: null, state: 'declined', unsolved: false })).toBeUndefined()
  })

  test('are all done once the case is closed', () => {
    expect(cardSteps({ step: 4, state: 'closed', unsolved: false })?.map((step) => step.state)).toEqual([
      'done',
      'done',
      'done',
      'done',
    ])
    expect(cardSteps({ step: 3, state: 'rectifying', unsolved: false })?.map((step) => step.state)).toEqual([
      'done',
      'done',
      'now',
      'todo',
    ])
  })
})

describe('the words on a card', () => {
  test('leave out what is not known', () => {
    expect(placeText({ estate: '临溪花园', building: null, spot: '南门' })).toBe('临溪花园 南门')
    expect(placeText({ estate: '星河苑', building: '7 幢', spot: '7 幢地下车库' })).toBe('星河苑 7 幢地下车库')
    expect(placeText({ estate: '星河苑', building: '7 幢', spot: '楼道' })).toBe('星河苑 7 幢 楼道')
    expect(classLine({ class: null, kind: 'help', step: 1 })).toBe('求助，等社工分类')
    expect(classLine({ class: null, kind: 'suggestion', step: null })).toBe('建议')
    expect(classLine({ class: 'major', kind: 'problem', step: 3 })).toBe('大事，牵动全小区')
  })

  test('name the lead, or say that there is none', () => {
    const lead = { id: 'p', kind: 'property', character: '物', name: '安居物业', phone: null } as const
    expect(cardNote({ lead, state: 'rectifying', class: 'hard', step: 3, unsolved: false })).toBe('安居物业牵头')
    expect(cardNote({ lead: null, state: 'dispatched', class: 'hard', step: 2, unsolved: false })).toBe('还没有人牵头')
    expect(cardNote({ lead: null, state: 'declined', class: null, step: null, unsolved: false })).toBeUndefined()
  })
})
