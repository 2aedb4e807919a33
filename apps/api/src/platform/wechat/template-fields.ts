/** How each kind of template field wants its value. */
const FITTERS: Readonly<Record<string, (text: string) => string>> = {
  /** At most 20 characters of any kind. */
  thing: (text) => cut(text, 20, '…') || '-',
  /** At most 32 digits, letters or signs: no Chinese. */
  character_string: (text) => cut(text.replace(/[^\x20-\x7e]/g, '').trim(), 32, '...') || '-',
  /** At most 32 digits, with or without decimals. */
  number: (text) => insist(text, /^(?=.{1,32}$)\d+(\.\d+)?$/, 'number'),
  /** At most 5 Chinese characters and nothing else. */
  phrase: (text) => cut(text.replace(/\P{Script=Han}/gu, ''), 5, '') || '无',
  /** At most 10 characters: Chinese, letters, the dot of a name; no digits. */
  name: (text) => cut(text.replace(/[^\p{L}·. ]/gu, '').trim(), 10, '') || '无',
  /** As `wechatTime` writes it. */
  time: (text) => insist(text, TIME, 'time'),
}

const TIME = /^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/

/**
 * The value of a template field as WeChat takes it: on one line, never empty, cut inside the limit by code points.
 *
 * @param name the field's name in the template, such as `thing2`
 * @throws RangeError a kind of field that we do not fill, or a number or time that is none
 */
export function fitField(name: string, text: string): string {
  const fit = FITTERS[kindOf(name)]
  if (!fit || !canFit(name)) throw new RangeError(`no way to fill the template field ${name}`)
  return fit(text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
}

/** Whether `fitField` knows this kind of field. */
export const canFit = (name: string): boolean => Object.hasOwn(FITTERS, kindOf(name))

const kindOf = (name: string) => name.replace(/\d+$/, '')

function cut(text: string, limit: number, mark: string): string {
  const points = [...text]
  return points.length <= limit ? text : points.slice(0, limit - mark.length).join('') + mark
}

function insist(text: string, form: RegExp, what: string): string {
  if (!form.test(text)) throw new RangeError(`not a ${what} as WeChat writes it`)
  return text
}

/** UTC+8 the year round. */
const SHANGHAI_OFFSET = 8 * 3_600_000

/** 2019年10月1日 15:01, in Shanghai. */
export function wechatTime(instant: number): string {
  const local = new Date(instant + SHANGHAI_OFFSET)
  const clock = local.toISOString().slice(11, 16)
  return `${local.getUTCFullYear()}年${local.getUTCMonth() + 1}月${local.getUTCDate()}日 ${clock}`
}
