import { checkEnd, DAY, endOfDay, HOUR, startOfDay } from '@juwuye/domain'
import { workingText } from '@juwuye/messages'
import type { ActionOffer, CaseView, ClockView, HeldContent, PendingActView, SupervisionView } from '@juwuye/types'
import { barEntries } from '../../src/features/cases/action-bar.model.ts'
import {
  bookNotice,
  cardBadges,
  supervisionName,
  supervisionRow,
  supervisionsAside,
  supervisionsInOrder,
  urgedLine,
} from '../../src/features/cases/chasing.model.ts'
import { clockChip } from '../../src/features/cases/clock-chip.model.ts'
import {
  clockSpoken,
  clocksInOrder,
  dueBasis,
  stepPhrases,
  stoppedLine,
  workingSteps,
} from '../../src/features/cases/clocks.model.ts'
import {
  againHint,
  recheckNote,
  reportHint,
  rulingTerm,
  safeNote,
  silenceNote,
} from '../../src/features/cases/deadlines.model.ts'
import { heldAside, heldRow } from '../../src/features/cases/held.model.ts'
import { QUEUE_TITLES } from '../../src/features/cases/list.model.ts'
import {
  chosenClock,
  clockChoices,
  duePaused,
  dueResumed,
  endDays,
  movedWords,
  pausable,
  paused,
} from '../../src/features/cases/pausing.model.ts'
import { pendingLead } from '../../src/features/cases/pending.model.ts'

const now = (startOfDay('2026-11-24') ?? 0) + 10 * HOUR

const clock = (part: Partial<ClockView>): ClockView => ({
  kind: 'plan',
  nodeId: null,
  startedAt: now - DAY,
  dueAt: now + 9 * HOUR,
  stoppedAt: null,
  phase: 'running',
  pausedUntil: null,
  working: '',
  ...part,
})

const supervision = (part: Partial<SupervisionView>): SupervisionView => ({
  id: 's',
  level: 1,
  clock: 'plan',
  demand: '',
  by: null,
  at: now - 2 * HOUR,
  answerBy: null,
  settledAt: null,
  answer: null,
  ...part,
})

const major = { class: 'major' } as const
const answer = { by: '安居物业', at: now - HOUR, words: '周五换好' }

describe('the clocks of a case', () => {
  const held = clock({ kind: 'resolve', pausedUntil: now + 5 * DAY })

  test('one that is held says until when, whatever its phase; one that is over does not', () => {
    expect(clockChip(held, now)).toEqual({ state: 'stopped', text: '停表到 11 月 29 日', icon: 'pause' })
    expect(clockChip({ ...held, phase: 'pastHalf' }, now).state).toBe('stopped')
    expect(clockChip({ ...held, phase: 'stopped' }, now).text).toBe('已停')
  })

  test('the day of a review is a day, not a promise half gone', () => {
    const review = clock({ kind: 'review', phase: 'pastHalf', dueAt: now + 3 * DAY })
    expect(clockChip(review, now)).toEqual({ state: 'normal', text: '11 月 27 日复核' })
    expect(clockChip({ ...review, phase: 'overdue', dueAt: now - DAY }, now).state).toBe('late')
  })

  test('stand with the one that matters first, then as they press, what is over last', () => {
    const over = clock({ kind: 'respond', phase: 'stopped', stoppedAt: now - HOUR, dueAt: now - DAY })
    const late = clock({ kind: 'lease', phase: 'overdue', dueAt: now - HOUR })
    const soon = clock({ kind: 'plan' })
    const later = clock({ kind: 'pendingAct', dueAt: now + 2 * DAY })
    const order = (first: ClockView | null) =>
      clocksInOrder({ clock: first, clocks: [over, held, later, soon, late] }).map(({ kind }) => kind)
    expect(order(null)).toEqual(['lease', 'plan', 'pendingAct', 'resolve', 'respond'])
    // the server's choice, also where it is another object
    expect(order({ ...later })).toEqual(['pendingAct', 'lease', 'plan', 'resolve', 'respond'])
  })

  test('two of the same kind are told apart by their node', () => {
    const one = clock({ kind: 'verification', nodeId: 'a' })
    const other = clock({ kind: 'verification', nodeId: 'b' })
    expect(clocksInOrder({ clock: one, clocks: [one, other] })).toHaveLength(2)
  })

  test('are read out with what is waited for, how it stands, by when, and what a press does', () => {
    expect(clockSpoken(clock({ phase: 'pastHalf' }), now, false)).toBe(
      '定下方案，过半，还剩 9 小时，11 月 24 日（周二）19:00 前，点开看怎么算的',
    )
    expect(clockSpoken(clock({ kind: 'publicity', dueAt: now + DAY }), now, true)).toBe(
      '公示期，公示到 11 月 25 日，收起',
    )
  })

  test('show the working step by step, a pause as a step of its own', () => {
    const span = { by: 'span', from: now, amount: 15, unit: 'days' } as const
    const plain = clock({ working: workingText('plan', span, now + 15 * DAY, now) })
    expect(workingSteps(plain)).toEqual(['11 月 24 日（周二）10:00 起 15 天，就是 12 月 9 日（周三）10:00 前'])
    expect(stepPhrases(workingSteps(plain)[0] ?? '')).toEqual([
      '11 月 24 日（周二）10:00 起 15 天，',
      '就是 12 月 9 日（周三）10:00 前',
    ])
    expect(dueBasis(plain)).toBe('11 月 24 日（周二）10:00 起 15 天')
    const pause = { by: 'paused', from: now + DAY, until: now + 3 * DAY, before: span } as const
    const working = workingText('plan', pause, now + 17 * DAY, now)
    expect(workingSteps({ kind: 'plan', working })).toHaveLength(2)
    expect(workingSteps({ kind: 'plan', working })[1]).toContain('停表，顺延 2 天，就是 12 月 11 日')
    expect(stepPhrases(workingSteps({ kind: 'plan', working })[1] ?? '').slice(0, 2)).toEqual([
      '11 月 25 日（周三）10:00 到 ',
      '11 月 27 日（周五）10:00 停表，',
    ])
    expect(dueBasis({ kind: 'plan', working })).toBe('11 月 24 日（周二）10:00 起 15 天，停过表')
    expect(dueBasis({ kind: 'plan', working: '' })).toBe('')
  })

  test('say how they ended', () => {
    expect(stoppedLine(clock({ stoppedAt: now }))).toBe('11/24 停的，没超时')
    expect(stoppedLine(clock({ stoppedAt: now, dueAt: now - HOUR }))).toBe('11/24 停的，超了时')
    expect(stoppedLine(clock({}))).toBeUndefined()
  })
})

describe('holding a clock', () => {
  const soon = clock({ kind: 'plan' })
  const resolve = clock({ kind: 'resolve', dueAt: now + 6 * DAY })
  const heldPlan = clock({ kind: 'plan', dueAt: now + 6 * DAY, pausedUntil: now + 2 * DAY })

  test('is offered for promises that run and are not over; those held are offered to go on', () => {
    const clocks = [
      soon,
      resolve,
      clock({ kind: 'safe' }),
      clock({ kind: 'plan', dueAt: now }),
      clock({ kind: 'plan', stoppedAt: now - HOUR, phase: 'stopped' }),
      heldPlan,
    ]
    expect(pausable({ clocks }, now)).toEqual([soon, resolve])
    expect(paused({ clocks })).toEqual([heldPlan])
  })

  test('asks which only where there are several', () => {
    const [one, two] = pausable({ clocks: [soon, resolve] }, now)
    expect(one && chosenClock([one], undefined)).toBe(soon)
    expect(one && two && chosenClock([one, two], undefined)).toBeUndefined()
    expect(one && two && chosenClock([one, two], 'resolve')).toBe(resolve)
    expect(one && two && clockChoices([one, two], now)).toEqual([
      { value: 'plan', label: '定下方案', note: '11 月 24 日（周二）19:00 前' },
      { value: 'resolve', label: '全部办好', note: '11 月 30 日（周一）10:00 前' },
    ])
    expect(clockChoices(paused({ clocks: [heldPlan] }), now)[0]?.note).toBe('停到 11 月 26 日')
  })

  test('shows the due time before and after', () => {
    const [one] = pausable({ clocks: [resolve] }, now)
    const due = one && duePaused(one, '2026-11-26', now)
    expect(due && movedWords({ ...due, kind: 'plan' }, now).text).toBe('原来是 11 月 30 日（周一）10:00')
    // until the last minute of the day: 2 days, 13 hours and 59 minutes
    expect(due && movedWords(due, now)).toEqual({
      title: '改到 12 月 2 日（周三）23:59',
      text: '原来是 11 月 30 日（周一）10:00；各段的日子跟着改',
    })
    expect(one && duePaused(one, '2026-11-23', now)).toBeUndefined()
    expect(one && duePaused(one, '2026-02-30', now)).toBeUndefined()
    expect(one && duePaused(one, '2027-02-23', now)).toBeUndefined()
  })

  test('going on early takes back what was not used', () => {
    const [one] = paused({ clocks: [heldPlan] })
    expect(one && dueResumed(one, now)?.after).toBe(now + 4 * DAY)
    // past its end nothing is left to take back
    expect(one && dueResumed(one, now + 3 * DAY)?.after).toBe(now + 6 * DAY)
    expect(one && dueResumed({ ...one, pausedUntil: null }, now)).toBeUndefined()
  })

  test('ends tomorrow at the earliest and within 90 days', () => {
    const { start, end } = endDays(now)
    expect([start, end]).toEqual(['2026-11-25', '2027-02-22'])
    // the same days that the rule allows
    expect(checkEnd(endOfDay(end) ?? 0, now).ok).toBe(true)
    expect(checkEnd((endOfDay(end) ?? 0) + DAY, now).ok).toBe(false)
  })

  test('is asked of the desk in one line', () => {
    const nothing = { unsolved: null, class: null, pause: null, reviewAt: null }
    const pause: PendingActView['pause'] = { clock: 'resolve', until: now + DAY, before: now, after: now + DAY }
    expect(pendingLead({ action: 'pause-clock', ...nothing, pause }, now)).toBe('“全部办好”的时限，停到 11 月 25 日')
    expect(pendingLead({ action: 'put-on-book', ...nothing, reviewAt: now + 9 * DAY }, now)).toBe(
      '挂账，12 月 3 日复核',
    )
  })
})

describe('supervision', () => {
  test('by a clock says which promise broke and to whom it was reported', () => {
    const row = supervisionRow(supervision({}), major, now)
    expect(row.badge).toEqual({ state: 'late', icon: 'bell', text: '一级督办' })
    expect(row).toMatchObject({ about: '“定下方案”的时限超了', demand: undefined, over: undefined })
    // the server's own sentence is nobody's words
    expect(supervisionRow(supervision({ demand: '请马上办' }), major, now)).toMatchObject({
      about: '请马上办',
      demand: undefined,
    })
    expect(row.from).toBe('到时间自动督办，今天 8:00，已报给书记和理事会')
    expect(row.due).toEqual({ state: 'normal', chip: '等答复', text: '' })
    expect(supervisionRow(supervision({ level: 2 }), major, now).from).toContain('镇街')
    expect(supervisionRow(supervision({}), { class: 'private' }, now).from).not.toContain('理事会')
  })

  test('by hand says what is demanded, by whom, and by when an answer is due', () => {
    const byHand = supervision({ level: 0, clock: null, demand: '三天里到现场', by: '共建理事会', answerBy: now + DAY })
    const row = supervisionRow(byHand, major, now)
    expect(row.badge).toMatchObject({ state: 'normal', text: '督办' })
    expect(row).toMatchObject({ about: undefined, demand: '三天里到现场', from: '共建理事会，今天 8:00' })
    expect(row.due).toMatchObject({ state: 'normal', text: '11 月 25 日（周三）10:00 前要答复' })
    expect(supervisionRow(byHand, major, now + 3 * DAY).due).toMatchObject({
      state: 'late',
      chip: '超了 2 天',
      text: '本该 11 月 25 日（周三）10:00 前要答复',
    })
  })

  test('answered is neither late nor due any more; its words only where they may be read', () => {
    const row = supervisionRow(supervision({ answer }), major, now)
    expect(row).toMatchObject({ due: undefined, over: '安居物业，今天 9:00 答复', answer: '周五换好' })
    expect(row.badge.state).toBe('stopped')
    expect(supervisionRow(supervision({ answer: { ...answer, words: null } }), major, now).answer).toBeUndefined()
  })

  test('what it was about is over: nothing is left to answer', () => {
    const row = supervisionRow(supervision({ settledAt: now - HOUR, answerBy: now - DAY }), major, now)
    expect(row).toMatchObject({ due: undefined, over: '今天 9:00 这一步办了，不用再答复', answer: undefined })
    expect(supervisionsInOrder({ supervisions: [supervision({ settledAt: now })] }).open).toEqual([])
  })

  test('what waits stands before what was answered, the newest first', () => {
    const [a, b, c] = [
      supervision({ id: 'a', at: 1 }),
      supervision({ id: 'b', at: 2, answer }),
      supervision({ id: 'c', at: 3 }),
    ]
    const view = { supervisions: [a, b, c] }
    const { open, over } = supervisionsInOrder(view)
    expect([open, over].map((list) => list.map(({ id }) => id).join(''))).toEqual(['ca', 'b'])
    expect(supervisionsAside(view)).toBe('3 次，2 次等答复')
    expect(supervisionsAside({ supervisions: [b] })).toBe('1 次，都了结了')
  })

  test('several are told apart by the promise or the demand, and answered in one sheet', () => {
    expect(supervisionName(supervision({}), major, now).label).toBe('一级督办：“定下方案”的时限超了')
    const byHand = supervision({ level: 0, clock: null, demand: '三天里到现场', by: '镇街' })
    expect(supervisionName(byHand, major, now).label).toBe('督办：三天里到现场')
    const offer = (supervisionId: string) =>
      ({ action: 'answer-supervision', step: 'do', enabled: true, waits: true, supervisionId }) as ActionOffer
    const [entry, ...others] = barEntries([offer('a'), offer('b')])
    expect(others).toEqual([])
    expect(entry?.offers.map(({ supervisionId }) => supervisionId)).toEqual(['a', 'b'])
  })

  test('has its queue', () => expect(QUEUE_TITLES.toAnswerSupervision).toBe('待答复督办'))
})

describe('what else keeps a case moving', () => {
  test('urging is counted', () => {
    expect(urgedLine({ urged: { count: 0, lastAt: null } }, now)).toBeUndefined()
    expect(urgedLine({ urged: { count: 3, lastAt: now - DAY } }, now)).toBe('催了 3 次，最近一次 昨天 10:00')
    expect(urgedLine({ urged: { count: 1, lastAt: null } }, now)).toBe('催了 1 次')
  })

  test('on the book says until when, and that it still counts as overdue', () => {
    const book = { reason: '等市政管网', since: now - DAY, until: now + 30 * DAY }
    const notice = bookNotice({ book }, now)
    expect(notice).toMatchObject({ title: '挂账，12 月 24 日复核', since: '昨天 10:00 挂的', reason: '等市政管网' })
    expect(notice?.meaning).toContain('还算超时')
    expect(bookNotice({ book: { ...book, reason: null } }, now)?.reason).toBeUndefined()
    expect(bookNotice({ book }, book.until)?.title).toBe('挂账到期了，该复核了')
    expect(bookNotice({ book: null }, now)).toBeUndefined()
  })

  test('a card carries a word and an icon for each', () => {
    expect(cardBadges({ supervised: null, onBook: false })).toEqual([])
    expect(cardBadges({ supervised: 2, onBook: true })).toEqual([
      { state: 'late', icon: 'bell', text: '二级督办' },
      { state: 'stopped', icon: 'book', text: '挂账' },
    ])
    expect(cardBadges({ supervised: 0, onBook: false })[0]).toMatchObject({ state: 'normal', text: '督办' })
  })
})

describe('what the content check holds back', () => {
  const photo = (id: string) => ({ id, width: 1, height: 1, full: '', thumb: '' })
  const whistle = { id: 'w', text: '楼道堆满了', by: '王阿姨', channel: 'own', visibility: 'named', receivedAt: now }
  const view = {
    whistles: [{ ...whistle, photos: [photo('p')], cameFrom: null }],
    nodes: [{ before: [], after: [photo('n')] }],
    timeline: [{ seq: 4, photos: [photo('t')], by: { name: '王阿姨' }, text: '催了一次', words: '再不来就上网说' }],
    pending: [],
  } as unknown as CaseView
  const held = (part: Partial<HeldContent>): HeldContent => ({
    id: 'h',
    subject: 'whistle',
    subjectId: 'w',
    seq: null,
    verdict: 'review',
    at: now,
    kept: null,
    ...part,
  })

  test('is shown with the words, who said them and what the check said', () => {
    expect(heldRow(view, held({}), now)).toEqual({
      title: '吹哨说的话',
      note: '检查说：请人看一眼，今天 10:00',
      text: '楼道堆满了',
      photo: undefined,
      said: '王阿姨，今天 10:00',
    })
  })

  test('what was said later is found in the timeline', () => {
    expect(heldRow(view, held({ subject: 'words', subjectId: 'case', seq: 4 }), now)).toMatchObject({
      text: '再不来就上网说',
      said: '王阿姨催了一次',
    })
    expect(heldRow(view, held({ subject: 'words', subjectId: 'case', seq: 5 }), now).text).toBeUndefined()
  })

  test('who looked and kept it stands in place of the verdict', () => {
    const kept = { by: '林社工', at: now - HOUR, reason: '骂人的话' }
    expect(heldRow(view, held({ kept }), now).note).toBe('林社工看过，今天 9:00 没有放行：骂人的话')
    expect(heldRow(view, held({ kept: { ...kept, reason: '' } }), now).note).toBe('林社工看过，今天 9:00 没有放行')
    expect(heldAside([held({}), held({ kept })])).toBe('2 条，1 条等您看')
    expect(heldAside([held({ kept })])).toBe('1 条')
  })

  test('a photo is found wherever it lies', () => {
    const found = (subjectId: string) => heldRow(view, held({ subject: 'photo', subjectId }), now)
    expect(found('p')).toMatchObject({ title: '一张照片', text: undefined, said: '王阿姨，今天 10:00' })
    expect(['p', 'n', 't', 'gone'].map((id) => found(id).photo?.id)).toEqual(['p', 'n', 't', undefined])
  })
})

test('sheets name the community’s own numbers, and say what is true without them', () => {
  const known = { rulingDays: 3, recheckDays: 10, reportHours: 12, privateSilenceHours: 48 }
  const policy = { ...known, classes: { urgent: { safeHours: 6 } } } as Parameters<typeof rulingTerm>[0]
  const said = (of: typeof policy) =>
    [rulingTerm, againHint, recheckNote, reportHint, silenceNote, safeNote].map((words) => words(of))
  expect(said(policy)).toEqual([
    '，期限是 3 天',
    '不选，就是 10 天内',
    '牵头的那家要在 10 天内复查，再由各方核验',
    '12 小时内，社工核对，有问题就撤下来',
    '48 小时没有回话，也算确认',
    '6 小时里先排除危险',
  ])
  expect(said(undefined).join('')).not.toMatch(/\d/)
})
