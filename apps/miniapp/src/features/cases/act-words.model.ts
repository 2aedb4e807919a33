import type { TwoStepAction } from '@juwuye/domain'
import type { ActionOffer, ActName, CaseView } from '@juwuye/types'

/** What a toast says once it is done: what happened, no more than is known, short enough for one line. */
const DONE: Record<ActName, string> = {
  join: '算上您了',
  withdraw: '这一哨撤回了',
  triage: '派出去了',
  'confirm-danger': '记下了',
  reclassify: '分类改好了',
  decline: '答复写进去了',
  summon: '记下了，他们打开就能看到',
  'check-in': '报到了，邻居能看到',
  'claim-lead': '由您这家牵头了',
  'claim-part': '这部分归您这家了',
  'note-progress': '进展记下了',
  'adopt-plan': '方案交了，等人会签',
  'submit-node': '交上去了，等各方来看',
  'sign-yes': '您签了：通过',
  'sign-no': '退回了，等他们重做',
  publish: '公示出去了',
  object: '写进去了，等裁定',
  'rule-objection': '裁定写进去了',
  rate: '谢谢您去看了一趟',
  'close-private': '写好了，等双方确认',
  reopen: '重新打开了',
  'refuse-summons': '退单写进去了，邻居看得到',
  'rule-lead': '定了，由他们牵头',
  'release-lead': '记下了，等别家认领',
  appeal: '写进去了，等裁定',
  'rule-appeal': '裁定写进去了',
  'step-back': '记下了，您不用核验了',
  'replace-seat': '换好了，重新核验',
  'start-talk': '记下了，各家看得到',
  'end-talk': '谈的结果记下了',
  merge: '并过去了',
  split: '拆开了，各办各的',
  'change-plan': '改动交了，等人会签',
  'make-safe': '记下了，等人去看',
  'conclude-unsolved': '交上去了，等裁定',
  report: '记下了，请社工来核对',
  'answer-report': '答复写进去了',
  'take-down': '撤下来了',
  'restore-page': '又公示出去了',
  urge: '催过了，记下了',
  supervise: '督办写进去了',
  'answer-supervision': '答复写进去了',
  'put-on-book': '交上去了，等裁定',
  'pause-clock': '提出来了，等社工定',
  'resume-clock': '接着计时了',
}

export type SettleStep = Exclude<ActionOffer['step'], 'do'>

const SETTLED: Record<TwoStepAction, Record<SettleStep, string>> = {
  'adopt-plan': { confirm: '会签好了，方案定了', refuse: '说了不同意，退回了', withdraw: '方案收回来了' },
  'close-private': { confirm: '确认好了', refuse: '记下了，接着调解', withdraw: '收回来了' },
  'change-plan': { confirm: '会签好了，照新的做', refuse: '不同意，照原来的做', withdraw: '改动收回来了' },
  'make-safe': { confirm: '记下了，险已排除', refuse: '记下了，还要接着排除', withdraw: '收回来了' },
  'conclude-unsolved': { confirm: '定了，如实公示', refuse: '说了不同意，接着办', withdraw: '收回来了，接着办' },
  reclassify: { confirm: '好，公开来办', refuse: '好，还是私下办', withdraw: '收回来了' },
  split: { confirm: '拆开了，各办各的', refuse: '没有拆，写进去了', withdraw: '收回来了' },
  'put-on-book': { confirm: '挂上账了', refuse: '没有挂账，接着办', withdraw: '收回来了，接着办' },
  'pause-clock': { confirm: '停表了，写进去了', refuse: '没有停，期限不变', withdraw: '收回来了，期限不变' },
}

/** Acts that are done at once for some and need a second word for others. */
const PROPOSED: Partial<Record<ActName, string>> = {
  reclassify: '等吹哨的邻居同意',
  split: '提出来了，等社工定',
}

export function doneWords(action: ActName, view: Pick<CaseView, 'state' | 'pending'>): string {
  if (action === 'adopt-plan' && view.state === 'rectifying') return '方案定了，动手吧'
  const waits = view.pending.some((act) => act.action === action)
  return (waits && PROPOSED[action]) || DONE[action]
}

export function settledWords(action: ActionOffer['action'], step: SettleStep): string {
  return SETTLED[action as TwoStepAction]?.[step] ?? '记下了'
}
