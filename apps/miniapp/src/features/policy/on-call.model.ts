import type { OnCallBody, PolicyView } from '@juwuye/types'
import { phoneText } from '../../shared/duty.model.ts'

type OnCallNumber = OnCallBody['numbers'][number]

/** One line of the list while it is edited; `key` stays when it is moved. */
export interface NumberDraft extends OnCallNumber {
  key: string
}

export const MOST_NUMBERS = 5
export const LABEL_CHARS = 20

export const emptyNumber = (key: string): NumberDraft => ({ key, label: '', phone: '' })

/** Whom one reaches, first number first. */
export function onCallNotes(numbers: PolicyView['onCall'][number]['numbers']): string[] {
  if (numbers.length === 0) return ['还没有号码：夜里有急事，没有地方打']
  return numbers.map(({ label, phone }) => `${label} ${phoneText(phone)}`)
}

export function moved(list: readonly NumberDraft[], key: string): NumberDraft[] {
  const at = list.findIndex((one) => one.key === key)
  const one = list[at]
  const before = list[at - 1]
  if (!one || !before) return [...list]
  return [...list.slice(0, at - 1), one, before, ...list.slice(at + 1)]
}

export const without = (list: readonly NumberDraft[], key: string) => list.filter((one) => one.key !== key)

export function changed(list: readonly NumberDraft[], key: string, part: Partial<OnCallNumber>): NumberDraft[] {
  return list.map((one) => (one.key === key ? { ...one, ...part } : one))
}

const PHONE = /^[0-9+()\- ]{3,20}$/

/** What is wrong, by `<key>.label` and `<key>.phone`. */
export function numberProblems(list: readonly NumberDraft[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { key, label, phone } of list) {
    if (label.trim() === '') problems[`${key}.label`] = '写上打给谁'
    if ([...label.trim()].length > LABEL_CHARS) problems[`${key}.label`] = `最多 ${LABEL_CHARS} 个字`
    if (!PHONE.test(phone.trim())) problems[`${key}.phone`] = '写上电话号码，只用数字和短横线'
  }
  return problems
}

/** The server counts lines from 0; here they have keys. */
export function numberFaults(
  list: readonly NumberDraft[],
  fields: readonly { path: string; message: string }[],
): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { path, message } of fields) {
    const [, place, part] = /^numbers\.(\d+)\.(label|phone)$/.exec(path) ?? []
    const key = list[Number(place)]?.key
    if (key !== undefined) found[`${key}.${part}`] ??= message
  }
  return found
}

/** `was`: the numbers as they stood on the screen. */
export function onCallBody(estateId: string, list: readonly NumberDraft[], was: OnCallBody['was']): OnCallBody {
  return { estateId, was, numbers: list.map(({ label, phone }) => ({ label: label.trim(), phone: phone.trim() })) }
}
