import { DAY, type DueTime, earlierDue, HOUR, pausedDue, recomputed, resumedDue } from '@juwuye/domain'
import { at, checkExample, due, type Example, received } from './examples.ts'

/* What merging, splitting, pausing, another class and a second beginning make of a due time, worked out by hand. */

/** A due time set anew at this time; what is not recomputed stays. */
const anew = (current: DueTime, next: DueTime, now: string) => recomputed(current, next, at(now)) ?? current
const pause = (time: DueTime, from: string, until: string) => pausedDue(time, at(from), at(until))
const plan = { major: due('plan', 'major'), hard: due('plan', 'hard'), urgent: due('plan', 'urgent') }
const MAJOR = '定下方案：11 月 23 日（周一）9:41 起 30 天，就是 12 月 23 日（周三）9:41 前'
const URGENT = '定下方案：11 月 23 日（周一）9:41 起 7 天，就是 11 月 30 日（周一）9:41 前'

const mergedAndSplit: readonly Example[] = [
  [
    'merged with a case whistled two days before: the earlier due time, with its own working',
    'respond',
    earlierDue(due('respond', 'hard'), due('respond', 'hard', received('2026-11-21T20:00'))),
    '2026-11-24T20:00',
    '有人报到：11 月 21 日（周六）20:00 起 72 小时，就是 11 月 24 日（周二）20:00 前',
  ],
  [
    'merged with a later one: nothing moves',
    'respond',
    earlierDue(due('respond', 'hard'), due('respond', 'hard', received('2026-11-23T10:00'))),
    '2026-11-26T09:41',
    '有人报到：11 月 23 日（周一）9:41 起 72 小时，就是 11 月 26 日（周四）9:41 前',
  ],
  [
    'merged with a later one of an urgent class: its shorter time is the earlier',
    'plan',
    earlierDue(plan.major, due('plan', 'urgent', received('2026-11-25T08:00'))),
    '2026-12-02T08:00',
    '定下方案：11 月 25 日（周三）8:00 起 7 天，就是 12 月 2 日（周三）8:00 前',
  ],
  [
    'a paused promise merged with one that runs and is due before',
    'plan',
    earlierDue(
      pause(plan.hard, '2026-11-30T09:00', '2026-12-05T09:00'),
      due('plan', 'hard', received('2026-11-25T10:00')),
    ),
    '2026-12-10T10:00',
    '定下方案：11 月 25 日（周三）10:00 起 15 天，就是 12 月 10 日（周四）10:00 前',
  ],
  [
    'one that runs merged with a paused one that is still due before',
    'plan',
    earlierDue(plan.major, pause(plan.hard, '2026-11-30T09:00', '2026-12-05T09:00')),
    '2026-12-13T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前；11 月 30 日（周一）9:00 到 12 月 5 日（周六）9:00 停表，顺延 5 天，就是 12 月 13 日（周日）9:41 前',
  ],
  [
    'split off: from its own whistle, also when that is over by now',
    'respond',
    due('respond', null, { ...received('2026-11-20T08:00'), at: at('2026-11-25T14:00') }),
    '2026-11-23T08:00',
    '有人报到：11 月 20 日（周五）8:00 起 72 小时，就是 11 月 23 日（周一）8:00 前',
  ],
  [
    'split off and classed: its own promise, not the other’s',
    'plan',
    due('plan', 'hard', { ...received('2026-11-24T19:05'), at: at('2026-11-25T14:00') }),
    '2026-12-09T19:05',
    '定下方案：11 月 24 日（周二）19:05 起 15 天，就是 12 月 9 日（周三）19:05 前',
  ],
  [
    'handed to another lead: the plan is due when it was',
    'plan',
    due('plan', 'major', { at: at('2026-12-20T10:00') }),
    '2026-12-23T09:41',
    MAJOR,
  ],
]

const paused: readonly Example[] = [
  [
    'until the end of a day: put off to the minute',
    'plan',
    pause(plan.major, '2026-12-01T10:00', '2026-12-05T23:59'),
    '2026-12-27T23:40',
    `${MAJOR}；12 月 1 日（周二）10:00 到 12 月 5 日（周六）23:59 停表，顺延 4 天 13 小时 59 分，就是 12 月 27 日（周日）23:40 前`,
  ],
  [
    'over its due time, into another year',
    'plan',
    pause(plan.major, '2026-12-22T09:41', '2026-12-31T09:41'),
    '2027-01-01T09:41',
    `${MAJOR}；12 月 22 日（周二）9:41 到 12 月 31 日（周四）9:41 停表，顺延 9 天，就是 2027 年 1 月 1 日（周五）9:41 前`,
  ],
  [
    'the same, going on already after two days',
    'plan',
    resumedDue(pause(plan.major, '2026-12-22T09:41', '2026-12-31T09:41'), at('2026-12-24T09:41')),
    '2026-12-25T09:41',
    `${MAJOR}；12 月 22 日（周二）9:41 到 12 月 24 日（周四）9:41 停表，顺延 2 天，就是 12 月 25 日（周五）9:41 前`,
  ],
  [
    'the same, taken back at once: as if nothing had been',
    'plan',
    resumedDue(pause(plan.major, '2026-12-22T09:41', '2026-12-31T09:41'), at('2026-12-22T09:41')),
    '2026-12-23T09:41',
    MAJOR,
  ],
  [
    'the same, with a worker that comes three days late to its end',
    'plan',
    resumedDue(pause(plan.major, '2026-12-22T09:41', '2026-12-31T09:41'), at('2027-01-03T09:41')),
    '2027-01-01T09:41',
    `${MAJOR}；12 月 22 日（周二）9:41 到 12 月 31 日（周四）9:41 停表，顺延 9 天，就是 2027 年 1 月 1 日（周五）9:41 前`,
  ],
  [
    'twice',
    'plan',
    pause(pause(plan.major, '2026-12-01T10:00', '2026-12-03T10:00'), '2026-12-20T09:00', '2026-12-21T09:30'),
    '2026-12-26T10:11',
    `${MAJOR}；12 月 1 日（周二）10:00 到 12 月 3 日（周四）10:00 停表，顺延 2 天，就是 12 月 25 日（周五）9:41 前；12 月 20 日（周日）9:00 到 12 月 21 日（周一）9:30 停表，顺延 1 天 30 分，就是 12 月 26 日（周六）10:11 前`,
  ],
  [
    'twice, both over before their end',
    'plan',
    resumedDue(
      pause(
        resumedDue(pause(plan.major, '2026-12-01T10:00', '2026-12-03T10:00'), at('2026-12-01T22:00')),
        '2026-12-20T09:00',
        '2026-12-30T09:00',
      ),
      at('2026-12-20T09:45'),
    ),
    '2026-12-23T22:26',
    `${MAJOR}；12 月 1 日（周二）10:00 到 12 月 1 日（周二）22:00 停表，顺延 12 小时，就是 12 月 23 日（周三）21:41 前；12 月 20 日（周日）9:00 到 12 月 20 日（周日）9:45 停表，顺延 45 分，就是 12 月 23 日（周三）22:26 前`,
  ],
  [
    'over the leap day',
    'plan',
    pause(due('plan', 'urgent', received('2028-02-24T08:00')), '2028-02-28T08:00', '2028-03-01T08:00'),
    '2028-03-04T08:00',
    '定下方案：2 月 24 日（周四）8:00 起 7 天，就是 3 月 2 日（周四）8:00 前；2 月 28 日（周一）8:00 到 3 月 1 日（周三）8:00 停表，顺延 2 天，就是 3 月 4 日（周六）8:00 前',
  ],
  [
    'a small matter over the end of the year',
    'resolve',
    pause(due('resolve', 'minor', received('2026-12-28T00:00')), '2026-12-30T12:00', '2027-01-02T12:00'),
    '2027-01-07T00:00',
    '全部办好：12 月 28 日（周一）0:00 起 7 天，就是 2027 年 1 月 4 日（周一）0:00 前；12 月 30 日（周三）12:00 到 2027 年 1 月 2 日（周六）12:00 停表，顺延 3 天，就是 2027 年 1 月 7 日（周四）0:00 前',
  ],
  [
    'a day agreed on in the plan',
    'resolve',
    pause(due('resolve', 'major', { lastNodeDueAt: at('2026-12-20T23:59') }), '2026-12-01T00:00', '2026-12-04T00:00'),
    '2026-12-23T23:59',
    '全部办好：方案里约定的日子，12 月 20 日（周日）23:59 前；12 月 1 日（周二）0:00 到 12 月 4 日（周五）0:00 停表，顺延 3 天，就是 12 月 23 日（周三）23:59 前',
  ],
]

const reclassified: readonly Example[] = [
  [
    'a major matter turns urgent in time',
    'plan',
    anew(plan.major, plan.urgent, '2026-11-25T14:00'),
    '2026-11-30T09:41',
    URGENT,
  ],
  [
    'so late that the shorter time is over already',
    'plan',
    anew(plan.major, plan.urgent, '2026-12-01T08:00'),
    '2026-11-30T09:41',
    URGENT,
  ],
  [
    'an urgent one turns major while overdue: it stays overdue',
    'plan',
    anew(plan.urgent, plan.major, '2026-12-01T08:00'),
    '2026-11-30T09:41',
    URGENT,
  ],
  [
    'in the very minute it is due: overdue',
    'plan',
    anew(plan.urgent, plan.major, '2026-11-30T09:41'),
    '2026-11-30T09:41',
    URGENT,
  ],
  [
    'a minute before: the longer time holds',
    'plan',
    anew(plan.urgent, plan.major, '2026-11-30T09:40'),
    '2026-12-23T09:41',
    MAJOR,
  ],
  [
    'no danger, said in time: the 72 hours of its class, from receipt',
    'respond',
    anew(due('respond', null, { danger: true }), due('respond', 'minor'), '2026-11-23T10:30'),
    '2026-11-26T09:41',
    '有人报到：11 月 23 日（周一）9:41 起 72 小时，就是 11 月 26 日（周四）9:41 前',
  ],
  [
    'no danger, said after two hours: it stays overdue',
    'respond',
    anew(due('respond', null, { danger: true }), due('respond', 'minor'), '2026-11-23T12:00'),
    '2026-11-23T11:41',
    '有人报到：11 月 23 日（周一）9:41 起 2 小时，就是 11 月 23 日（周一）11:41 前',
  ],
  [
    'danger, said of what seemed none: two hours from receipt, over by now',
    'respond',
    anew(due('respond', null), due('respond', 'urgent'), '2026-11-24T09:00'),
    '2026-11-23T11:41',
    '有人报到：11 月 23 日（周一）9:41 起 2 小时，就是 11 月 23 日（周一）11:41 前',
  ],
  [
    'what was paused stays paused',
    'plan',
    anew(pause(plan.major, '2026-12-01T10:00', '2026-12-03T10:00'), plan.hard, '2026-12-04T10:00'),
    '2026-12-10T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前；12 月 1 日（周二）10:00 到 12 月 3 日（周四）10:00 停表，顺延 2 天，就是 12 月 10 日（周四）9:41 前',
  ],
  [
    'a pause still going on ends with it: only what was really paused counts',
    'plan',
    anew(pause(plan.major, '2026-12-01T10:00', '2026-12-20T10:00'), plan.hard, '2026-12-04T10:00'),
    '2026-12-11T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前；12 月 1 日（周二）10:00 到 12 月 4 日（周五）10:00 停表，顺延 3 天，就是 12 月 11 日（周五）9:41 前',
  ],
  [
    'but a pause that began after the shorter time does not help it',
    'plan',
    anew(pause(plan.major, '2026-12-09T10:00', '2026-12-20T10:00'), plan.hard, '2026-12-10T10:00'),
    '2026-12-08T09:41',
    '定下方案：11 月 23 日（周一）9:41 起 15 天，就是 12 月 8 日（周二）9:41 前',
  ],
]

const again: readonly Example[] = [
  [
    'reopened: the day of the step that is looked at again',
    'resolve',
    due('resolve', 'minor', { again: true, at: at('2027-01-10T16:00'), lastNodeDueAt: at('2027-01-17T16:00') }),
    '2027-01-17T16:00',
    '全部办好：方案里约定的日子，1 月 17 日（周日）16:00 前',
  ],
  [
    'a private matter reopened: its fifteen days anew',
    'resolve',
    due('resolve', 'private', { again: true, at: at('2027-01-10T16:00') }),
    '2027-01-25T16:00',
    '全部办好：1 月 10 日（周日）16:00 起 15 天，就是 1 月 25 日（周一）16:00 前',
  ],
  [
    'an appeal upheld: the original start, also when that is over',
    'respond',
    due('respond', null, { at: at('2026-12-20T10:00') }),
    '2026-11-26T09:41',
    '有人报到：11 月 23 日（周一）9:41 起 72 小时，就是 11 月 26 日（周四）9:41 前',
  ],
  [
    'a page taken down and restored: what was left goes on',
    'publicity',
    due('publicity', 'major', { heldMs: 5 * DAY + 6 * HOUR }),
    '2026-11-30T20:00',
    '公示期：11 月 25 日（周三）14:00 接着算，还剩 5 天 6 小时，就是 11 月 30 日（周一）20:00',
  ],
  [
    'over the end of the year',
    'publicity',
    due('publicity', 'hard', { at: at('2026-12-31T09:10'), heldMs: 6 * DAY + 23 * HOUR + 1 * 60_000 }),
    '2027-01-07T08:11',
    '公示期：12 月 31 日（周四）9:10 接着算，还剩 6 天 23 小时 1 分，就是 2027 年 1 月 7 日（周四）8:11',
  ],
  [
    'taken down in its last minute',
    'publicity',
    due('publicity', 'minor', { heldMs: 0 }),
    '2026-11-25T14:00',
    '公示期：11 月 25 日（周三）14:00 接着算，还剩 0 分，就是 11 月 25 日（周三）14:00',
  ],
  [
    'a plan changed: the new last day',
    'resolve',
    anew(
      due('resolve', 'major', { lastNodeDueAt: at('2026-12-20T23:59') }),
      due('resolve', 'major', { lastNodeDueAt: at('2027-01-05T23:59') }),
      '2026-12-10T10:00',
    ),
    '2027-01-05T23:59',
    '全部办好：方案里约定的日子，2027 年 1 月 5 日（周二）23:59 前',
  ],
  [
    'a plan changed when it was over: it stays overdue',
    'resolve',
    anew(
      due('resolve', 'major', { lastNodeDueAt: at('2026-12-20T23:59') }),
      due('resolve', 'major', { lastNodeDueAt: at('2027-01-05T23:59') }),
      '2026-12-21T00:00',
    ),
    '2026-12-20T23:59',
    '全部办好：方案里约定的日子，12 月 20 日（周日）23:59 前',
  ],
]

describe.each([
  ['merged and split', mergedAndSplit],
  ['paused', paused],
  ['with another class', reclassified],
  ['begun again', again],
])('a clock %s', (_how, examples) => {
  test.each(examples)('%s (%s)', (...example) => checkExample(example))
})
