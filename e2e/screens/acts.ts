import type { CaseAction } from '@juwuye/domain'

/** Somebody of the demonstration at a case of theirs, and the acts whose sheets are opened there. */
export interface AtCase {
  who: string
  /** The case's name begins so. */
  title: string
  acts: readonly CaseAction[]
}

/** Every act's sheet, at a case of the demonstration that offers it. */
export const AT_CASES: readonly AtCase[] = [
  { who: '张阿姨', title: '6 幢门口路灯不亮', acts: ['sign-yes', 'step-back', 'urge'] },
  { who: '张阿姨', title: '6 幢逃生楼梯堆满杂物', acts: ['object', 'report'] },
  { who: '张阿姨', title: '电瓶车充电难', acts: ['join'] },
  { who: '黄大爷', title: '5 幢门口窨井冒水', acts: ['rate', 'reopen'] },
  { who: '黄大爷', title: '8 幢消火栓没有水', acts: ['withdraw'] },
  { who: '林社工', title: '2 幢电梯停在 4 楼不动', acts: ['confirm-danger', 'decline', 'merge', 'refuse-summons'] },
  {
    who: '林社工',
    title: '6 幢外墙瓷砖脱落',
    acts: ['make-safe', 'check-in', 'summon', 'put-on-book', 'reclassify', 'start-talk'],
  },
  { who: '林社工', title: '3 幢楼下的垃圾桶满了', acts: ['triage'] },
  { who: '林社工', title: '电瓶车充电难', acts: ['end-talk'] },
  { who: '林社工', title: '公共收益账目三个月没公布', acts: ['answer-supervision', 'note-progress', 'release-lead'] },
  { who: '林社工', title: '12 幢楼的消火栓放不出水', acts: ['replace-seat', 'split'] },
  { who: '林社工', title: '南门路面有坑', acts: ['publish'] },
  { who: '林社工', title: '6 幢逃生楼梯堆满杂物', acts: ['take-down'] },
  { who: '林社工', title: '7 幢水泵夜里太响', acts: ['resume-clock'] },
  {
    who: '王经理',
    title: '6 幢门口路灯不亮',
    acts: ['change-plan', 'conclude-unsolved', 'pause-clock'],
  },
  { who: '王经理', title: '车库入口下雨积水', acts: ['claim-lead'] },
  { who: '王经理', title: '电瓶车充电难', acts: ['adopt-plan'] },
  { who: '王经理', title: '公共收益账目三个月没公布', acts: ['claim-part'] },
  { who: '王经理', title: '12 幢楼的消火栓放不出水', acts: ['submit-node'] },
  { who: '沈理事长', title: '中心花园的一件事', acts: ['rule-appeal'] },
  { who: '沈理事长', title: '8 幢消火栓没有水', acts: ['rule-lead'] },
  { who: '沈理事长', title: '3 幢的一件事', acts: ['supervise'] },
  { who: '杨议事长', title: '闲置车库改成乒乓球室', acts: ['rule-objection'] },
  { who: '方女士', title: '楼上夜里声音大', acts: ['close-private'] },
  { who: '宋女士', title: '建议门口的 12 路公交', acts: ['appeal'] },
]

/** Acts without a sheet of their own, and those for which nothing waits in the demonstration. */
export const NOT_VISITED: readonly CaseAction[] = [
  'blow', // the form
  'close',
  'remind',
  'sign-no', // the same sheet as sign-yes
  'answer-report', // no page was reported
  'restore-page', // no page was taken down
]
