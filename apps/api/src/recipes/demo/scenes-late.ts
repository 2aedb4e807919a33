import { DAY, dayOf } from '@juwuye/domain'
import { act, checkIn, claim, cosign, plan, progress, type Scene, type SceneRun, triage } from './scene.ts'

const inDays = (run: SceneRun, days: number) => dayOf(run.deps.clock.now() + days * DAY)

/** Nobody answers: reminded, supervised by the clock, urged by the neighbour, supervised by hand. */
const rubbish: Scene = {
  by: 'luo',
  at: [5, '07:40'],
  estate: 'kangqiao',
  building: '8 幢',
  whistle: { text: '8 幢楼下的垃圾桶满了好几天，都堆到路上了，没人来收。' },
  steps: [
    [[5, '09:10'], triage('chen', 'minor', '8 幢楼下垃圾桶满了没人收', 'property-kangqiao')],
    [[2, '19:30'], act('urge', 'luo', { words: '还是没人来，味道很大' })],
    [[1, '18:20'], act('urge', 'luo', {})],
    [
      [1, '19:00'],
      act('supervise', 'shen', (run) => ({
        demand: '请物业今天先把 8 幢的桶清掉，再说清楚为什么三天没有人报到。',
        answerDay: inDays(run, 2),
      })),
    ],
  ],
}

/** Waits for what the estate cannot hurry: on the book, with a day of review. */
const sinking: Scene = {
  by: 'huang',
  at: [24, '08:30'],
  estate: 'kangqiao',
  building: '5 幢',
  whistle: { text: '5 幢前面的路面一年比一年低，下雨积水到脚踝。' },
  steps: [
    [[24, '09:40'], triage('lin', 'hard', '5 幢前路面下沉积水', 'property-kangqiao', 'committee')],
    [[23, '10:00'], checkIn('sun', '量过了，最深的地方低了 12 厘米')],
    [[23, '10:05'], claim('sun')],
    [[18, '16:00'], progress('sun', '问过市政，这一段主管网明年二月换，现在挖就要挖两次')],
    [
      [13, '09:20'],
      act('put-on-book', 'chen', (run) => ({
        reason: '市政明年二月换这一段主管网，跟着一起做，路面只挖一次。雨天先放移动水泵。',
        reviewDay: inDays(run, 75),
      })),
    ],
    [[12, '15:00'], cosign('shen')],
  ],
}

/** A part is late: the clock is paused, agreed by the desk. */
const pump: Scene = {
  by: 'liang',
  at: [16, '22:10'],
  estate: 'xinghe',
  building: '7 幢',
  whistle: { text: '7 幢地下的水泵夜里嗡嗡响，一楼睡不着。' },
  steps: [
    [[15, '09:00'], triage('lin', 'hard', '7 幢水泵夜里太响', 'property-xinghe', 'owners-xinghe')],
    [[15, '10:00'], checkIn('wu', '先垫了橡胶，轴承要换')],
    [[15, '10:01'], claim('wu')],
    [[13, '14:00'], plan('wu', { title: '换水泵轴承和减震垫', doer: 'property-xinghe', inDays: 16, cost: true })],
    [[13, '20:00'], cosign('he')],
    [
      [2, '09:00'],
      act('pause-clock', 'wu', (run) => ({
        clock: 'resolve',
        reason: '轴承从厂家发货，要十天才到',
        untilDay: inDays(run, 10),
      })),
    ],
    [[2, '10:30'], cosign('lin')],
  ],
}

export const LATE_SCENES: readonly Scene[] = [rubbish, sinking, pump]
