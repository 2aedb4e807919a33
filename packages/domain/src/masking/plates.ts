import { type Stretch, stretchesOf } from './reading.ts'

const CHAR = '[A-HJ-NP-Z0-9]'
const SERIAL = `(?:${CHAR}{4,5}[A-HJ-NP-Z0-9挂学警港澳]|(?:${CHAR} ){4,5}${CHAR})(?![A-Z0-9])`
const OFFICE = '[A-HJ-NP-Z][ ·.-]{0,2}'
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'

/** GA 36: five signs, six of a new-energy car. */
const WHOLE = new RegExp(`()${PROVINCE} ?${OFFICE}${SERIAL}`, 'g')
const WITHOUT_PROVINCE = new RegExp(`(车牌号?码?[为是: ]{0,3})${OFFICE}${SERIAL}`, 'g')

const hasDigits = (text: string) => text.replace(/\D/g, '').length >= 2

export const findPlates = (chars: string): Stretch[] =>
  [WHOLE, WITHOUT_PROVINCE].flatMap((pattern) => stretchesOf(chars, pattern, ({ match }) => hasDigits(match[0])))
