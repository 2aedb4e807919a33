import type { DeadlinePolicy } from '@juwuye/domain'

// What sheets say of the community's own numbers; without them, what is true all the same.
type Known = DeadlinePolicy | undefined

export const rulingTerm = (known: Known) => (known ? `，期限是 ${known.rulingDays} 天` : '')

export const againHint = (known: Known) => (known ? `不选，就是 ${known.recheckDays} 天内` : '不选，就照社区定的天数')

export const recheckNote = (known: Known) =>
  `牵头的那家要${known ? `在 ${known.recheckDays} 天内` : '先'}复查，再由各方核验`

export const reportHint = (known: Known) => `${known ? `${known.reportHours} 小时内，` : ''}社工核对，有问题就撤下来`

export const silenceNote = (known: Known) =>
  known ? `${known.privateSilenceHours} 小时没有回话，也算确认` : '到时间没有回话，也算确认'

export function safeNote(known: Known): string {
  const hours = known?.classes.urgent.safeHours
  return hours ? `${hours} 小时里先排除危险` : '先排除危险'
}
