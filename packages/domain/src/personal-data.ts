/**
 * Words that give a person away, as far as their form tells: mobile and landline numbers, identity card numbers
 * (GB 11643), vehicle plates (GA 36) and rooms. Names have no form: the publisher reads for those.
 */
const FORMS: readonly RegExp[] = [
  /(^|\D)(\d{17}[\dXx])(?![\dXx])/,
  /(^|\D)(1[3-9]\d[\s-]?\d{4}[\s-]?\d{4})(?!\d)/,
  /(^|\D)(0\d{2,3}[\s-]\d{7,8})(?!\d)/,
  /()([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][\s·]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳])(?![A-Z0-9])/,
  /(^|\D)(\d{3,4}\s?室)/,
  /(^|\D)(\d{1,3}\s?[-—－]\s?\d{1,3}\s?[-—－]\s?\d{3,4})(?!\d)/,
]

// The first group stands in for looking behind, which the script engines of older phones cannot parse.

/** What stands where something was taken out. */
const TAKEN_OUT = '（略）'

/** The first stretch of a text that looks like personal data; undefined when there is none. */
export function findPersonalData(text: string): string | undefined {
  for (const form of FORMS) {
    const found = form.exec(text)?.[2]
    if (found !== undefined) return found
  }
  return undefined
}

/** The text without anything that looks like personal data. */
export function withoutPersonalData(text: string): string {
  return FORMS.reduce((rest, form) => rest.replace(new RegExp(form, 'g'), `$1${TAKEN_OUT}`), text)
}
