import { around, type Stretch, stretchesOf } from './reading.ts'

/** Digits as people group them: 138 0013 8000, 6222-0000-…; what parts them is short. */
interface Group extends Stretch {
  readonly digits: string
  /** What stands between it and the group before; null where that is no mere parting. */
  readonly parted: string | null
}

const MOST_GROUPS = 19

function groupsOf(chars: string): Group[] {
  const groups: Group[] = []
  for (const { 0: digits, index: from } of chars.matchAll(/\d{1,17}X(?![A-Z0-9])|\d+/g)) {
    const gap = chars.slice(groups.at(-1)?.to ?? 0, from)
    const parted = groups.length > 0 && /^[ \-·.,/]{1,3}$/.test(gap) ? gap : null
    groups.push({ from, to: from + digits.length, digits, parted })
  }
  return groups
}

type Kind = 'identity' | 'bankCard' | 'phone'
/** @param before what stands in front of the whole number */
type Form = (digits: string, groups: readonly Group[], before: string) => boolean

const PROVINCES = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

const isDay = (month: string, day: string) => +month >= 1 && +month <= 12 && +day >= 1 && +day <= 31

function checksOut(id: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(id[i]), 0)
  return '10X98765432'[sum % 11] === id[17]
}

/** GB 11643. A mistyped one still tells the birthday and the town: a plausible day is enough, so is a right check. */
const identity: Form = (digits, groups) => {
  if (!PROVINCES.test(digits) || groups.some((group) => group.digits.length < 2)) return false
  if (digits.length === 15) return groups.length === 1 && isDay(digits.slice(8, 10), digits.slice(10, 12))
  if (!/^\d{17}[\dX]$/.test(digits)) return false
  const plausible = /^(?:19|20)/.test(digits.slice(6)) && isDay(digits.slice(10, 12), digits.slice(12, 14))
  return plausible || checksOut(digits)
}

function luhn(digits: string): boolean {
  const sum = [...digits].reduce((total, digit, i) => {
    const value = Number(digit) * ((digits.length - i) % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

const CALLED_ACCOUNT = /(?:卡|卡号|账号|帐号|账户|帐户|户头)[^\d略]{0,6}$/

const bankCard: Form = (digits, groups, before) => {
  if (!/^\d+$/.test(digits) || groups.slice(0, -1).some((group) => group.digits.length < 3)) return false
  if (CALLED_ACCOUNT.test(before)) return digits.length >= 12 && digits.length <= 23
  if (digits.length < 16 || digits.length > 19) return false
  // written as it stands on the card, it is one also where a digit is mistyped
  const asOnCard = /^62/.test(digits) && groups.slice(0, -1).every((group) => group.digits.length === 4)
  return (asOnCard && groups.length >= 4) || (/^[3-69]/.test(digits) && luhn(digits))
}

/** 138 0013 8000, 138-00138000, 1 3 8 …; not a row of prices or of building numbers. */
function groupedLikeMobile(groups: readonly Group[]): boolean {
  const sizes = groups.map((group) => group.digits.length)
  if (groups.slice(1).some((group) => /[.,/]/.test(group.parted ?? ''))) return sizes.join() === '3,4,4'
  return sizes.every((size) => size >= 3) || sizes.every((size) => size === 1) || sizes.join() === '3,2,2,2,2'
}

const mobile: Form = (digits, groups) => /^1[3-9]\d{9}$/.test(digits) && groupedLikeMobile(groups)
const mobilesGlued: Form = (digits, groups) => groups.length === 1 && /^(?:1[3-9]\d{9}){2}$/.test(digits)
/** A card and a telephone at the least, written without a gap; no number of a paper is that long. */
const severalGlued: Form = (digits, groups) => groups.length === 1 && digits.length >= 27
const mobileAbroad: Form = (digits, groups) =>
  /^(?:00)?861[3-9]\d{9}$/.test(digits) && groups.every((group) => group.digits.length >= 2)

/** The first that fits has it: an identity number may also pass for a card. */
const FORMS: readonly (readonly [Kind, Form])[] = [
  ['identity', identity],
  ['bankCard', bankCard],
  ['phone', mobileAbroad],
  ['phone', mobile],
  ['phone', mobilesGlued],
  ['identity', severalGlued],
]

export interface FoundNumber extends Stretch {
  readonly kind: Kind
}

/** Groups from the place on that may belong to one number, with all of them first. */
function readingsAt(groups: readonly Group[], start: number): Group[][] {
  let end = start + 1
  let length = groups[start]?.digits.length ?? 0
  while (end < start + MOST_GROUPS && groups[end]?.parted != null && length < 24) {
    length += groups[end]?.digits.length ?? 0
    end += 1
  }
  return Array.from({ length: end - start }, (_, n) => groups.slice(start, end - n))
}

function longNumbers(chars: string): FoundNumber[] {
  const groups = groupsOf(chars)
  const found: FoundNumber[] = []
  for (let start = 0; start < groups.length; start++) {
    const first = groups[start] as Group
    const { before } = around(chars, first)
    for (const taken of readingsAt(groups, start)) {
      const digits = taken.map((group) => group.digits).join('')
      const kind = FORMS.find(([, fits]) => fits(digits, taken, before))?.[0]
      if (!kind) continue
      const from = kind === 'phone' && before.endsWith('+') ? first.from - 1 : first.from
      found.push({ kind, from, to: taken.at(-1)?.to ?? first.to })
      start += taken.length - 1
      break
    }
  }
  return found
}

const AREA = /()\(?0[1-9]\d{1,2}\)?[ -]{0,3}[2-9]\d{2,3}[ -]{0,2}\d{4}(?!\d)(?: ?转 ?\d{1,5})?/g
const LOCAL = /()[2-9]\d{2,3}[ -]?\d{4}(?![\d-])(?: ?转 ?\d{1,5})?/g
const SHORT = /(短号[^\d略]{0,3})6\d{4,5}(?!\d)/g
const CALLED_PHONE = /(?:电话|座机|打|拨|联系方式|热线|号码)[^\d略]{0,4}$/
const inNumber = (before: string) => /[\dA-Z.-]$/.test(before)

function landlines(chars: string): FoundNumber[] {
  const all = [
    ...stretchesOf(chars, AREA, ({ before }) => !inNumber(before)),
    ...stretchesOf(chars, LOCAL, ({ before }) => !inNumber(before) && CALLED_PHONE.test(before)),
    ...stretchesOf(chars, SHORT, () => true),
  ]
  return all.map((stretch) => ({ kind: 'phone', ...stretch }))
}

const digitsOf = (text: string) => text.replace(/\D/g, '')

/**
 * Telephone, identity and card numbers; not the lines that the community itself gives out. A mobile
 * telephone is somebody's even then.
 */
export function findNumbers(chars: string, publicPhones: readonly string[]): FoundNumber[] {
  const known = publicPhones.map(digitsOf).filter((phone) => phone.length >= 7 && !/^1[3-9]/.test(phone))
  const givenOut = ({ from, to }: Stretch) => {
    const digits = digitsOf(chars.slice(from, to))
    return known.some((phone) => phone.endsWith(digits) || digits.endsWith(phone))
  }
  return [...longNumbers(chars), ...landlines(chars)].filter((one) => one.kind !== 'phone' || !givenOut(one))
}
