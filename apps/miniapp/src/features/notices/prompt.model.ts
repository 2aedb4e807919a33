import { TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import type { MessageSettings } from '@juwuye/types'
import type { PromptOutcome, PromptResult } from '../../platform/subscribe-types.ts'

type Template = MessageSettings['templates'][number]

/** WeChat's own limit for one prompt. */
const MOST = 3

/** What the prompt asks for: the kinds in use that the person wants, of those named. */
export function templateIdsToAsk(
  settings: MessageSettings | undefined,
  wanted: readonly TemplateKey[] = TEMPLATE_KEYS,
): string[] {
  const asked = (settings?.templates ?? []).filter(({ key, on }) => on && wanted.includes(key))
  return asked.flatMap(({ templateId }) => templateId ?? []).slice(0, MOST)
}

const KIND_TITLES: Record<TemplateKey, string> = { progress: '有进展', result: '有结果', task: '有待办' }

const WHAT_COMES: Record<TemplateKey, string> = {
  progress: '您的事有人报到、认领、定了方案',
  result: '办好了请您看，公示了',
  task: '有事派给您、等您签字，快到时间了',
}

export interface KindWords {
  title: string
  /** What comes. */
  note: string
  /** How many more may come, or why none. */
  state: string
}

export function kindWords({ key, templateId, on, credits }: Template): KindWords {
  const words = { title: KIND_TITLES[key], note: WHAT_COMES[key] }
  if (templateId === null) return { ...words, state: '社区还没开通用微信发' }
  return { ...words, state: on ? `还能收 ${credits} 条` : '不发微信，只写进“消息”' }
}

/** What a change of the kinds says in one line. */
export const offText = (off: readonly TemplateKey[]) =>
  off.length === 0 ? '都发到微信' : `不发到微信：${off.map((key) => KIND_TITLES[key]).join('、')}`

/** Which kinds stay off once this one was switched. */
export function offAfter(settings: MessageSettings, key: TemplateKey, on: boolean): TemplateKey[] {
  return settings.templates.filter((one) => (one.key === key ? !on : !one.on)).map((one) => one.key)
}

export function settingsWith(settings: MessageSettings, off: readonly TemplateKey[]): MessageSettings {
  return { ...settings, templates: settings.templates.map((one) => ({ ...one, on: !off.includes(one.key) })) }
}

const hour = (text: string) => text.replace(/^0/, '')

/** “21:00 到第二天 7:00”; hours of one day are named plainly. */
export function quietText({ from, until }: MessageSettings['quiet']): string {
  return from < until ? `${hour(from)} 到 ${hour(until)}` : `${hour(from)} 到第二天 ${hour(until)}`
}

export interface OutcomeWords {
  good: boolean
  title: string
  text: string
}

const isYes = ({ result }: PromptResult) => result.startsWith('accept')

/** What is said after the prompt, for whoever has to do something about it too. */
export function outcomeWords(outcome: PromptOutcome): OutcomeWords {
  if (!outcome.shown && outcome.why === 'off') {
    return {
      good: false,
      title: '微信里关掉了本小程序的消息',
      text: '点右上角“···”，进“设置”，打开“通知管理”，再回来点一次',
    }
  }
  if (!outcome.shown) return { good: false, title: '微信没有弹出来', text: '再点一次；不弹也没关系，“消息”里都有' }
  const yes = outcome.results.filter(isYes).length
  if (yes === 0) return { good: false, title: '没有允许', text: '不要紧，有事会写进“消息”里' }
  if (yes < outcome.results.length) return { good: true, title: '记下了', text: '您允许的那几种，各多收一条' }
  return { good: true, title: '好，有了就告诉您', text: '每种多收一条。以后还想收，再允许一次' }
}
