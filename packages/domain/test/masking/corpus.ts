import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type MaskedKind, type MaskingKnowledge, maskPersonalData } from '../../src/index.ts'

const MARKS: Readonly<Record<string, MaskedKind>> = {
  p: 'phone',
  i: 'identity',
  c: 'bankCard',
  v: 'plate',
  r: 'room',
  n: 'name',
}

/** A stretch of a sentence, by whoever wrote it or by the rules. */
export interface Label {
  readonly kind: MaskedKind
  readonly from: number
  readonly to: number
}

export interface Sentence {
  readonly text: string
  readonly labels: readonly Label[]
}

function sentenceOf(line: string): Sentence {
  const labels: Label[] = []
  let text = ''
  for (const part of line.split(/(\{[picvrn]:[^}]*\})/)) {
    const marked = /^\{([picvrn]):([^}]*)\}$/.exec(part)
    const words = marked?.[2] ?? part
    const kind = MARKS[marked?.[1] ?? '']
    if (kind) labels.push({ kind, from: text.length, to: text.length + words.length })
    text += words
  }
  return { text, labels }
}

/** @param folder where the corpus lies; `__dirname` is not there for everybody who reads it */
export function readCorpus(folder: string, name: 'tuned' | 'held-out'): Sentence[] {
  const lines = readFileSync(path.join(folder, `${name}.txt`), 'utf8').split('\n')
  return lines.filter((line) => line !== '' && !line.startsWith('# ')).map(sentenceOf)
}

/** Everybody who is named in the corpus is known to its community, and nobody else. */
export function knowledgeOf(corpora: readonly (readonly Sentence[])[]): MaskingKnowledge {
  const names = corpora
    .flat()
    .flatMap(({ text, labels }) =>
      labels.filter(({ kind }) => kind === 'name').map(({ from, to }) => text.slice(from, to).replace(/[\s　]/g, '')),
    )
  return { knownNames: [...new Set(names)], publicPhones: ['0574-62220001', '0574-62220002'] }
}

export interface Judged extends Sentence {
  readonly masked: string
  readonly found: readonly Label[]
  /** Of these something stayed. */
  readonly missed: readonly Label[]
  /** These were nobody's. */
  readonly needless: readonly Label[]
}

export function judge(sentence: Sentence, knowledge: MaskingKnowledge): Judged {
  const { text: masked, found } = maskPersonalData(sentence.text, knowledge)
  const hidden = new Set(found.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
  const missed = sentence.labels.filter(({ from, to }) => {
    for (let i = from; i < to; i++) if (!hidden.has(i)) return true
    return false
  })
  const needless = found.filter(({ from, to }) => !sentence.labels.some((label) => from < label.to && label.from < to))
  return { ...sentence, masked, found, missed, needless }
}
