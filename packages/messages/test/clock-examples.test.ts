import { DEFAULT_DEADLINES } from '@juwuye/domain'
import { at, checkExample, due, type Example, received, told } from './examples.ts'

/* When each clock is due, worked out by hand on a calendar, and how a neighbour reads it. */

const fromReceipt: readonly Example[] = [
  [
    'before anybody named a class: 72 hours, provisionally',
    'respond',
    due('respond', null),
    '2026-11-26T09:41',
    '有人报到：11 月 23 日（周一）9:41 起 72 小时，就是 11 月 26 日（周四）9:41 前',
  ],
  [
    'danger, nobody has looked: two hours, provisionally',
    'respond',
    due('respond', null, { danger: true }),
    '2026-11-23T11:41',
    '有人报到：11 月 23 日（周一）9:41 起 2 小时，就是 11 月 23 日（周一）11:41 前',
  ],
  [
    'danger: half an hour to say whether it is real',
    'danger',
    due('danger', null, { danger: true }),
    '2026-11-23T10:11',
    '确认险情：11 月 23 日（周一）9:41 起 30 分钟，就是 11 月 23 日（周一）10:11 前',
  ],
  [
    'an urgent matter',
    'respond',
    due('respond', 'urgent'),
    '2026-11-23T11:41',
    '有人报到：11 月 23 日（周一）9:41 起 2 小时，就是 11 月 23 日（周一）11:41 前',
  ],
  [
    'an urgent matter is safe in a day',
    'safe',
    due('safe', 'urgent'),
    '2026-11-24T09:41',
    '先排除危险：11 月 23 日（周一）9:41 起 24 小时，就是 11 月 24 日（周二）9:41 前',
  ],
  [
    'an urgent matter has its plan in a week',
    'plan',
    due('plan', 'urgent'),
    '2026-11-30T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 7 天，就是 11 月 30 日（周一）9:41 前',
  ],
  [
    'a hard one in fifteen days',
    'plan',
    due('plan', 'hard'),
    '2026-12-08T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前',
  ],
  [
    'a major one in thirty',
    'plan',
    due('plan', 'major'),
    '2026-12-23T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 30 天，就是 12 月 23 日（周三）9:41 前',
  ],
  [
    'a small matter is done in a week, whatever day its plan names',
    'resolve',
    due('resolve', 'minor', { lastNodeDueAt: at('2026-11-27T23:59') }),
    '2026-11-30T09:41',
    '全部办好：11 月 23 日（周一）9:41 起 7 天，就是 11 月 30 日（周一）9:41 前',
  ],
  [
    'a private one is mediated in fifteen days',
    'resolve',
    due('resolve', 'private'),
    '2026-12-08T09:41',
    '全部办好：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前',
  ],
  [
    'a community that promises three days for small matters',
    'resolve',
    due('resolve', 'minor', {
      policy: {
        ...DEFAULT_DEADLINES,
        classes: { ...DEFAULT_DEADLINES.classes, minor: { ...DEFAULT_DEADLINES.classes.minor, resolveDays: 3 } },
      },
    }),
    '2026-11-26T09:41',
    '全部办好：11 月 23 日（周一）9:41 起 3 天，就是 11 月 26 日（周四）9:41 前',
  ],
]

const fromTheAct: readonly Example[] = [
  [
    'what is agreed in a plan is the last day of its steps',
    'resolve',
    due('resolve', 'major', { lastNodeDueAt: at('2027-01-20T23:59') }),
    '2027-01-20T23:59',
    '全部办好：方案里约定的日子，2027 年 1 月 20 日（周三）23:59 前',
  ],
  [
    'publishing, over a weekend',
    'publish',
    due('publish', 'major'),
    '2026-11-28T14:00',
    '公示结果：11 月 25 日（周三）14:00 起 3 天，就是 11 月 28 日（周六）14:00 前',
  ],
  [
    'the seven days of a page',
    'publicity',
    due('publicity', 'minor'),
    '2026-12-02T14:00',
    '公示期：11 月 25 日（周三）14:00 起 7 天，就是 12 月 2 日（周三）14:00',
  ],
  [
    'an objection or an appeal',
    'ruling',
    due('ruling', 'hard'),
    '2026-11-30T14:00',
    '裁定：11 月 25 日（周三）14:00 起 5 天，就是 11 月 30 日（周一）14:00 前',
  ],
  [
    'who leads, after two refusals',
    'leadRuling',
    due('leadRuling', 'hard'),
    '2026-11-27T14:00',
    '裁定由谁牵头：11 月 25 日（周三）14:00 起 48 小时，就是 11 月 27 日（周五）14:00 前',
  ],
  [
    'a word against a page',
    'report',
    due('report', 'major'),
    '2026-11-26T14:00',
    '答复反映：11 月 25 日（周三）14:00 起 24 小时，就是 11 月 26 日（周四）14:00 前',
  ],
  [
    'a panel',
    'verification',
    due('verification', 'urgent'),
    '2026-11-28T14:00',
    '核验：11 月 25 日（周三）14:00 起 72 小时，就是 11 月 28 日（周六）14:00 前',
  ],
  [
    'a lead without progress',
    'lease',
    due('lease', 'major'),
    '2026-12-02T14:00',
    '拿出进展：11 月 25 日（周三）14:00 起 7 天，就是 12 月 2 日（周三）14:00 前',
  ],
  [
    'a lead of a small matter',
    'lease',
    due('lease', 'minor'),
    '2026-11-27T14:00',
    '拿出进展：11 月 25 日（周三）14:00 起 48 小时，就是 11 月 27 日（周五）14:00 前',
  ],
  [
    'a second word',
    'pendingAct',
    due('pendingAct', 'major'),
    '2026-12-02T14:00',
    '等第二个人确认：11 月 25 日（周三）14:00 起 7 天，就是 12 月 2 日（周三）14:00 前',
  ],
  [
    'what those concerned say of a private end',
    'pendingAct',
    due('pendingAct', 'private'),
    '2026-11-28T14:00',
    '等第二个人确认：11 月 25 日（周三）14:00 起 72 小时，就是 11 月 28 日（周六）14:00 前',
  ],
  [
    'the review of the book',
    'review',
    due('review', 'major', { reviewAt: at('2027-02-20T23:59') }),
    '2027-02-20T23:59',
    '挂账复核：挂账时约定的日子，2027 年 2 月 20 日（周六）23:59',
  ],
]

// days are 24 hours of wall time, whatever the calendar does between
const overTheCalendar: readonly Example[] = [
  [
    'over the leap day',
    'plan',
    due('plan', 'urgent', received('2028-02-26T10:00')),
    '2028-03-04T10:00',
    '定下方案：2 月 26 日（周六）10:00 起 7 天，就是 3 月 4 日（周六）10:00 前',
  ],
  [
    'on the leap day',
    'respond',
    due('respond', 'major', received('2028-02-29T23:59')),
    '2028-03-03T23:59',
    '有人报到：2 月 29 日（周二）23:59 起 72 小时，就是 3 月 3 日（周五）23:59 前',
  ],
  [
    'until the leap day',
    'safe',
    due('safe', 'urgent', received('2028-02-28T08:30')),
    '2028-02-29T08:30',
    '先排除危险：2 月 28 日（周一）8:30 起 24 小时，就是 2 月 29 日（周二）8:30 前',
  ],
  [
    'over the end of a February without one',
    'respond',
    due('respond', 'hard', received('2027-02-26T09:00')),
    '2027-03-01T09:00',
    '有人报到：2 月 26 日（周五）9:00 起 72 小时，就是 3 月 1 日（周一）9:00 前',
  ],
  [
    'over the end of February in a year of hundreds',
    'respond',
    due('respond', 'hard', received('2100-02-27T12:00')),
    '2100-03-02T12:00',
    '有人报到：2 月 27 日（周六）12:00 起 72 小时，就是 3 月 2 日（周二）12:00 前',
  ],
  [
    'thirty days from a 31st, over February',
    'plan',
    due('plan', 'major', received('2026-01-31T08:00')),
    '2026-03-02T08:00',
    '定下方案：1 月 31 日（周六）8:00 起 30 天，就是 3 月 2 日（周一）8:00 前',
  ],
  [
    'over the end of a month of thirty days',
    'publish',
    due('publish', 'minor', { at: at('2026-11-29T16:20') }),
    '2026-12-02T16:20',
    '公示结果：11 月 29 日（周日）16:20 起 3 天，就是 12 月 2 日（周三）16:20 前',
  ],
  [
    'over the end of the year, from midnight to midnight',
    'resolve',
    due('resolve', 'minor', received('2026-12-28T00:00')),
    '2027-01-04T00:00',
    '全部办好：12 月 28 日（周一）0:00 起 7 天，就是 2027 年 1 月 4 日（周一）0:00 前',
  ],
  [
    'over midnight of the last evening',
    'respond',
    due('respond', 'urgent', received('2026-12-31T23:30')),
    '2027-01-01T01:30',
    '有人报到：12 月 31 日（周四）23:30 起 2 小时，就是 2027 年 1 月 1 日（周五）1:30 前',
  ],
  [
    'the half hour of danger over midnight',
    'danger',
    due('danger', null, received('2026-12-31T23:45')),
    '2027-01-01T00:15',
    '确认险情：12 月 31 日（周四）23:45 起 30 分钟，就是 2027 年 1 月 1 日（周五）0:15 前',
  ],
  [
    'over the spring festival: wall time, no working days',
    'lease',
    due('lease', 'minor', { at: at('2027-02-05T18:00') }),
    '2027-02-07T18:00',
    '拿出进展：2 月 5 日（周五）18:00 起 48 小时，就是 2 月 7 日（周日）18:00 前',
  ],
]

describe.each([
  ['from receipt', fromReceipt],
  ['from the act', fromTheAct],
  ['over the calendar', overTheCalendar],
])('a clock that counts %s', (_from, examples) => {
  test.each(examples)('%s (%s)', (...example) => checkExample(example))
})

test('a clock that does not depend on the class is the same for all', () => {
  for (const kind of ['publish', 'publicity', 'ruling', 'leadRuling', 'report', 'verification'] as const) {
    const ofEach = (['major', 'hard', 'urgent', 'minor'] as const).map((caseClass) => due(kind, caseClass).dueAt)
    expect(new Set(ofEach).size).toBe(1)
  }
})

test.each([
  [72, '72 小时'],
  [96, '4 天'],
  [100, '100 小时'],
  [168, '7 天'],
])('a lease of %d hours is told as %s', (leaseHours, words) => {
  const major = { ...DEFAULT_DEADLINES.classes.major, leaseHours }
  const policy = { ...DEFAULT_DEADLINES, classes: { ...DEFAULT_DEADLINES.classes, major } }
  expect(told('lease', due('lease', 'major', { policy }), '2026')).toContain(`14:00 起 ${words}，就是`)
})
