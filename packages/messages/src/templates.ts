import type { TemplateKey } from '@juwuye/domain'

/** What the kinds of subscription message are called where one switches them on and off. */
export const TEMPLATE_TITLES: Record<TemplateKey, string> = {
  progress: '事项进展提醒',
  result: '办理结果通知',
  task: '待办提醒',
}

/** The fields of every template that a community may choose: number of the case, what it is, when, and a word on it. */
export const TEMPLATE_FIELDS = {
  number: 'character_string1',
  what: 'thing2',
  at: 'time3',
  note: 'thing4',
} as const

/** Where the title is not for this screen. */
export const UNTITLED = '一件事'

/** A promise on a hand-over card about a matter that its reader may not know of. */
export const UNSEEN_PROMISE = '一件不公开的事，问交班的人'

/** One message in place of many. */
export const digestWords = (count: number) => ({ what: `${count} 件待办`, note: `您有 ${count} 件事等着办` })

/** What is done after the answer was given, where it could not be done and somebody has to know. */
export const JOB_LABELS = {
  tell: '把一件事的变化写进各家的“消息”',
  push: '一条微信消息',
  'check-photo': '请微信检查一张照片',
  'import-community': '把一张社区的表检查好、导进来',
  'wechat-event': '微信发来的一条回执',
} as const
