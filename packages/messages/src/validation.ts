/** What is wrong with one field, in words. Codes come from the schemas (packages/types). */
export const FIELD_SENTENCES = {
  required: () => '这一项要填',
  'too-long': (p) => `最多 ${p.max} 个字`,
  'too-many': (p) => `最多 ${p.max} 项`,
  'too-few': (p) => `至少 ${p.min} 项`,
  'not-a-choice': () => '请从给出的里面选',
  'wrong-format': () => '格式不对',
  'out-of-range': () => '数字超出范围',
  unknown: () => '没有这一项',
  overlaps: () => '和另一班的时间重叠了',
  'words-or-voice': () => '写一句话，或者录一段音',
  taken: () => '已经有了，换一个',
  involved: (p) => `这位和 ${p.number} 有牵连，请换一位`,
  invalid: () => '这一项不对',
} as const satisfies Record<string, (params: Readonly<Record<string, string | number>>) => string>

export type FieldCode = keyof typeof FIELD_SENTENCES

/** The sentence for a field's problem. */
export function fieldSentence(code: FieldCode, params: Readonly<Record<string, string | number>> = {}): string {
  return FIELD_SENTENCES[code](params)
}
