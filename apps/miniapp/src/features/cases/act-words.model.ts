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
}

const SETTLED = {
  'adopt-plan': { confirm: '会签好了，方案定了', refuse: '说了不同意，退回了', withdraw: '方案收回来了' },
  'close-private': { confirm: '确认好了', refuse: '记下了，接着调解', withdraw: '收回来了' },
} as const

export type SettleStep = Exclude<ActionOffer['step'], 'do'>

export function doneWords(action: ActName, view: Pick<CaseView, 'state'>): string {
  if (action === 'adopt-plan' && view.state === 'rectifying') return '方案定了，动手吧'
  return DONE[action]
}

export function settledWords(action: ActionOffer['action'], step: SettleStep): string {
  return SETTLED[action === 'close-private' ? 'close-private' : 'adopt-plan'][step]
}
