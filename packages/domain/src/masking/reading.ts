/** A stretch of a reading, its end not included. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * A text as the rules read it: full-width forms, dashes and blanks made plain, letters large, digits that are spelled
 * (一三八) written as digits, invisible characters left out. `at` tells where each character stands in the text.
 */
export interface Reading {
  readonly chars: string
  readonly at: readonly number[]
}

const SPELLED = '零一二三四五六七八九'
/** As on a receipt. */
const IN_FULL = '零壹贰叁肆伍陆柒捌玖'
const OTHERS: Readonly<Record<string, string>> = { 〇: '0', 幺: '1', 两: '2' }
/** Fewer in a row are words: 三幢, 一直. */
const SPELLED_RUN = /[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{3,}/g
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const BLANK = /[\t\u00a0\u2000-\u200a\u202f\u3000]/
const DASH = /[‐-―−－﹣~～]/
const DOT = /[•・‧∙●]/

function plain(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x80) return char.toUpperCase()
  if (BLANK.test(char)) return ' '
  if (DASH.test(char)) return '-'
  if (DOT.test(char)) return '·'
  if (char === '【' || char === '〔') return '('
  return code > 0xff00 && code < 0xff5f ? String.fromCharCode(code - 0xfee0).toUpperCase() : char
}

const digitOf = (char: string): string => {
  const value = Math.max(SPELLED.indexOf(char), IN_FULL.indexOf(char))
  return value < 0 ? (OTHERS[char] ?? char) : String(value)
}

export function read(text: string): Reading {
  const at: number[] = []
  let chars = ''
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i)
    if (INVISIBLE.test(char)) continue
    chars += plain(char)
    at.push(i)
  }
  return { chars: chars.replace(SPELLED_RUN, (run) => [...run].map(digitOf).join('')), at }
}

/** How far around a stretch a rule looks. */
const AROUND = 12

export interface Candidate {
  readonly match: RegExpExecArray
  readonly stretch: Stretch
  readonly before: string
  readonly after: string
}

export function around(chars: string, { from, to }: Stretch) {
  return { before: chars.slice(Math.max(0, from - AROUND), from), after: chars.slice(to, to + AROUND) }
}

/**
 * The stretches of a pattern that the rule accepts. Patterns are of bounded length, so that a hostile text costs no more
 * than a long one; they never look behind, which the script engines of older phones cannot parse.
 * @param pattern global; what its first group matched stands before the stretch and is not part of it
 */
export function stretchesOf(chars: string, pattern: RegExp, accept: (one: Candidate) => boolean): Stretch[] {
  const found: Stretch[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(chars); match; match = pattern.exec(chars)) {
    const from = match.index + (match[1]?.length ?? 0)
    const stretch = { from, to: match.index + match[0].length }
    if (accept({ match, stretch, ...around(chars, stretch) })) found.push(stretch)
    else pattern.lastIndex = match.index + 1
  }
  return found
}
