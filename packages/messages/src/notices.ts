import type { Audience, CaseAction, EventKind, MACHINE } from '@juwuye/domain'
import { SOLVED_LABELS } from './labels.ts'
import {
  act,
  aside,
  asOnTimeline,
  classOf,
  danger,
  day,
  joinedTogether,
  lapsed,
  level,
  type Notice,
  overtime,
  parted,
  parties,
  party,
  progress,
  refusal,
  reminder,
  result,
  ruled,
  step,
  task,
  theirs,
  unsolved,
  upheld,
} from './notice-clauses.ts'

/* The outcomes of the machine, as types: whoever one of them tells must find a sentence below. */
type Outcomes = {
  [A in CaseAction]: (typeof MACHINE)[A]['outcomes'][keyof (typeof MACHINE)[A]['outcomes']]
}[CaseAction]
type ToldByActs<K extends EventKind> = Extract<Outcomes, { readonly event: K }>['told'][number]

/** Who is told of what time does, or of what another act brings with it: no outcome of the machine says so. */
export const TOLD_BESIDES = {
  'passed.up': ['town', 'rulingBody'],
  'book.ended': ['desk', 'rulingBody', 'reporter', 'joined'],
  'act.refused': ['lead', 'summoned', 'desk', 'reporter'],
  toldBack: ['desk'],
  'act.lapsed': ['lead', 'summoned', 'desk', 'reporter', 'panel'],
  'act.withdrawn': ['panel', 'reporter'],
  'town.asked': ['town', 'desk'],
  handedOver: ['reporter', 'desk', 'summoned'],
} as const satisfies Partial<Record<EventKind, readonly Audience[]>>
type ToldBesides<K extends EventKind> = K extends keyof typeof TOLD_BESIDES ? (typeof TOLD_BESIDES)[K][number] : never

/** Who hears of what, in which words, and by which subscription message. Who entered it for somebody hears what they would. */
export const NOTICES: { readonly [K in EventKind]: { readonly [A in ToldByActs<K> | ToldBesides<K>]: Notice } } = {
  'whistle.blown': {
    desk: task((d) => (d.danger === true ? '有人吹哨：正在发生危险，请马上看' : '新来一哨，等派哨'), 'urgent'),
    summoned: task('有人吹哨：正在发生危险，请马上到场', 'urgent'),
    onDuty: task('有人吹哨：正在发生危险，请马上去确认', 'urgent'),
  },
  'whistle.joined': { desk: aside('又有一位邻居说“我也是”') },
  withdrawn: { summoned: aside('吹哨人撤回了一哨'), desk: aside('吹哨人撤回了一哨') },
  dispatched: {
    summoned: task((d) => `派到您这里，定为${classOf(d)}，请去报到`, 'urgent'),
    ...theirs(progress((d, c) => `派给了${parties(d, c)}，定为${classOf(d)}`)),
  },
  'danger.ruled': {
    summoned: task(
      (d) =>
        d.outcome === 'confirmed'
          ? '确认是险情，请马上排险'
          : (danger[String(d.outcome)] ?? `不是险情，定为${classOf(d)}，请去报到`),
      'urgent',
    ),
    ...theirs(progress((d) => danger[String(d.outcome)] ?? `看过了，不是险情，定为${classOf(d)}`, 'urgent')),
    desk: task('看过了，不是险情，等您分类'),
  },
  reclassified: {
    ...theirs(progress(asOnTimeline('reclassified'))),
    summoned: aside((d) => `改为${classOf(d)}，时限跟着变了`),
    panel: aside((d) => `改为${classOf(d)}，时限跟着变了`),
  },
  declined: {
    reporter: result('不予受理，为什么、该找谁都写在里面，不服可以申诉'),
    joined: result('不予受理。您那里要是不一样，可以自己再吹一哨'),
    summoned: aside('不予受理，不用来了'),
  },
  summoned: { summoned: task('请您这边一起来办，请去报到', 'urgent') },
  checkedIn: {
    reporter: progress((d, c) => `${party(d, c) || '调解员'}报到了，给您回了话`),
    lead: aside((d, c) => `${party(d, c)}报到了`),
  },
  claimed: {
    ...theirs(progress((d, c) => `${party(d, c) || '调解员'}认领了，牵头来办`)),
    summoned: aside((d, c) => `${party(d, c)}认领了牵头`),
  },
  'part.claimed': { lead: aside((d, c) => `${party(d, c)}认领了一部分`) },
  progressed: { reporter: progress((d) => `${step(d)}有进展，去看看`) },
  'act.proposed': {
    reporter: task((d) => `有人提出${act(d)}，等您确认`),
    panel: task((d) => `有人提出${act(d)}，等您会签`),
    rulingBody: task((d) => `有人提出${act(d)}，等您说同意不同意`),
    desk: task((d) => `有人提出${act(d)}，等您确认`, 'urgent'),
    onDuty: task((d) => `有人说${act(d)}，请去现场看过再确认`, 'urgent'),
  },
  'act.confirmed': {
    desk: aside((d) => `有人同意了${act(d)}`),
    lead: aside((d) => `有人同意了${act(d)}`),
  },
  'act.refused': {
    lead: task((d) => `${act(d)}没有同意，请再看看`),
    summoned: task((d) => (d.action === 'make-safe' ? '险还没排除，请接着排险' : `${act(d)}没有同意`), 'urgent'),
    desk: task((d) => `${act(d)}没有同意，请再看看`),
    reporter: progress((d) => `您提的${act(d)}没有同意`),
  },
  'act.withdrawn': {
    panel: aside((d) => `${act(d)}收回了，不用您确认了`),
    reporter: aside((d) => `${act(d)}收回了`),
  },
  'act.lapsed': {
    lead: task((d, c) => `${lapsed(d, c)}，要办请再提`),
    summoned: task((d, c) => `${lapsed(d, c)}，要办请再提`),
    desk: task((d, c) => `${lapsed(d, c)}，要办请再提`),
    reporter: progress(lapsed),
    panel: aside(lapsed),
  },
  'plan.adopted': {
    ...theirs(progress((d, c) => `方案定了，约定 ${day(d.resolveDueAt, c)}前办好`)),
    panel: aside('方案定了，做完一段请您来核验'),
    summoned: task((d, c) => `方案定了，约定 ${day(d.resolveDueAt, c)}前办好，看看哪一段归您`),
  },
  'plan.changed': {
    ...theirs(progress(asOnTimeline('plan.changed'))),
    panel: aside(asOnTimeline('plan.changed')),
    summoned: task(asOnTimeline('plan.changed')),
  },
  'node.submitted': { panel: task((d) => `${step(d)}做完了，请您去核验`) },
  'node.signed': { doer: aside((d) => `${step(d)}又有一方签了通过`) },
  'node.verified': {
    reporter: progress((d) => `${step(d)}核验通过了`),
    lead: aside((d) => `${step(d)}核验通过了`),
    desk: task('各段都核验通过了，等您去公示'),
  },
  'node.returned': {
    doer: task((d) => `${step(d)}被退回，要重做`),
    reporter: progress((d) => `${step(d)}核验没通过，退回重做`),
  },
  'seat.replaced': { panel: task((d) => `${step(d)}换了一席，等您去核验`) },
  'seat.steppedBack': {
    panel: task((d) => `${step(d)}有人回避，换了一席，等您去核验`),
    desk: aside(asOnTimeline('seat.steppedBack')),
  },
  publicised: {
    ...theirs(result('结果公示了，请您去看看修好没有')),
    estate: aside('小区里有一件事公示了结果，有不同意见可以提'),
  },
  objected: {
    rulingBody: task('有邻居对结果有不同意见，等您裁定'),
    lead: aside('有邻居对结果有不同意见，等裁定'),
  },
  'objection.ruled': {
    objector: result((d) => (upheld(d) ? '您的意见成立，重新整改' : '您的意见裁定为不成立，理由写在里面')),
    ...theirs(result(ruled)),
    lead: task(ruled),
  },
  rated: { desk: aside((d) => `有人看过了：${SOLVED_LABELS[d.solved as 'solved' | 'notSolved'] ?? ''}`) },
  closed: theirs(result('办结了')),
  reopened: { summoned: task('没办好，重新打开了，请接着办'), desk: task('没办好，重新打开了') },
  appealed: { rulingBody: task('吹哨人不服不予受理，等您裁定') },
  'appeal.ruled': {
    reporter: result((d) => (upheld(d) ? '您的申诉成立，重新受理' : '您的申诉裁定为不成立，理由写在里面')),
    joined: result('申诉成立，重新受理'),
    desk: task((d) => (upheld(d) ? '申诉成立，等您重新派哨' : '申诉裁定为不成立')),
  },
  merged: { ...theirs(progress(joinedTogether)), summoned: aside(joinedTogether) },
  split: theirs(progress(parted)),
  refused: {
    desk: task(refusal),
    rulingBody: task((d, c) => `${refusal(d, c)}，看看该由谁牵头`),
  },
  'lead.ruled': {
    summoned: task((d, c) => `裁定由${party(d, c)}牵头`),
    ...theirs(progress((d, c) => `裁定由${party(d, c)}牵头来办`)),
  },
  released: {
    summoned: task('没有人牵头了，等您这边认领', 'urgent'),
    desk: task('没有人牵头了，等别家认领', 'urgent'),
    ...theirs(progress('牵头的一家退出了，正在找别家接着办')),
  },
  'talk.started': {
    summoned: task('约了三方面对面，请来一起谈'),
    reporter: progress('约了三方面对面，请您一起来谈'),
  },
  'talk.ended': { summoned: aside(asOnTimeline('talk.ended')), reporter: progress(asOnTimeline('talk.ended')) },
  madeSafe: theirs(progress('现场看过，险已排除', 'urgent')),
  concluded: {
    ...theirs(result((d, c) => `${unsolved(d, c)}，会如实公示`)),
    summoned: aside(unsolved),
    desk: task((d, c) => `${unsolved(d, c)}，等您去公示`),
  },
  'town.asked': { town: task('请镇街出面'), desk: aside('凑不齐三方核验，请了镇街出面') },
  reported: { desk: task('有人反映公示内容有问题，请尽快看') },
  'report.answered': { desk: aside('反映的问题答复了，公示不变') },
  'page.hidden': { reporter: progress('公示先撤下来，核对内容') },
  'page.restored': { reporter: progress('内容改好了，公示恢复了') },
  handedOver: {
    reporter: progress(asOnTimeline('handedOver')),
    desk: aside(asOnTimeline('handedOver')),
    summoned: aside(asOnTimeline('handedOver')),
  },
  urged: {
    desk: task((d) => `吹哨人催了，一共催了 ${d.count} 次`, 'urgent'),
    lead: task((d) => `吹哨人催了，一共催了 ${d.count} 次`, 'urgent'),
  },
  reminded: {
    owner: task(reminder, 'urgent'),
  },
  supervised: {
    owner: task(
      (d, c) => (d.level === 0 ? `督办：请在 ${day(d.answerBy, c)}前答复` : `${overtime(d, c)}，请马上办并答复`),
      'urgent',
    ),
    desk: aside((d, c) => `督办，要求 ${day(d.answerBy, c)}前答复`),
    secretary: task(overtime, 'urgent'),
    council: task(overtime, 'urgent'),
    town: task((d, c) => `${day(d.dueAt, c)}到期没有办，${level(d)}`, 'urgent'),
  },
  'supervision.answered': { supervisor: aside('督办有了答复') },
  'passed.up': {
    town: task((d, c) => `${day(d.dueAt, c)}到期没有裁定，转给镇街裁定`),
    rulingBody: aside('到时间没有裁定，转给镇街了'),
  },
  onTheBook: {
    ...theirs(progress(asOnTimeline('onTheBook'))),
    summoned: aside(asOnTimeline('onTheBook')),
  },
  'book.ended': {
    desk: task('挂账到了复核日，请您复核'),
    rulingBody: aside('挂账到了复核日，接着催办'),
    ...theirs(progress('挂账到了复核日，接着催办')),
  },
  'clock.paused': {
    ...theirs(progress(asOnTimeline('clock.paused'))),
    lead: aside(asOnTimeline('clock.paused')),
  },
  'clock.resumed': {
    ...theirs(progress(asOnTimeline('clock.resumed'))),
    lead: aside(asOnTimeline('clock.resumed')),
  },
  toldBack: { desk: task('代报的邻居听了说不满意，请看看') },
  'whistle.owned': {},
  transcribed: {},
  'content.erased': {},
}
