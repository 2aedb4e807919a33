/**
 * What the masking of public words finds and what it hides needlessly, on the hand-labelled sentences of the domain's
 * tests, against the plain forms of numbers that anybody would write down first. Held-out sentences are those for which
 * no rule was ever mended.
 */
import { fileURLToPath } from 'node:url'
import { MASKED_KINDS, type MaskedKind } from '../packages/domain/src/index.ts'
import { type Judged, judge, knowledgeOf, readCorpus } from '../packages/domain/test/masking/corpus.ts'
import { concludeAtLeast, printTable } from './stage/numbers.ts'

const LEAST_RECALL = 0.96
const LEAST_PRECISION = 0.96
const SHOWN = 12
const FOLDER = fileURLToPath(new URL('../packages/domain/test/masking', import.meta.url))
const PLAIN_FORMS = [
  /\d{17}[\dX]/g,
  /1[3-9]\d{9}/g,
  /0\d{2,3}-\d{7,8}/g,
  /\d{16,19}/g,
  /[一-龥][A-Z][A-Z0-9]{5}/g,
  /\d{3,4}室/g,
]

const corpora = { tuned: readCorpus(FOLDER, 'tuned'), 'held-out': readCorpus(FOLDER, 'held-out') }
const knowledge = knowledgeOf(Object.values(corpora))
const judged = {
  tuned: corpora.tuned.map((one) => judge(one, knowledge)),
  'held-out': corpora['held-out'].map((one) => judge(one, knowledge)),
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : part / whole)

function figures(sentences: readonly Judged[], kind?: MaskedKind) {
  const count = (of: (one: Judged) => Judged['labels']) =>
    sentences.flatMap(of).filter((label) => kind === undefined || label.kind === kind).length
  const [labels, missed, found, needless] = [
    count((one) => one.labels),
    count((one) => one.missed),
    count((one) => one.found),
    count((one) => one.needless),
  ]
  return { labels, missed, needless, recall: share(labels - missed, labels), precision: share(found - needless, found) }
}

/** Of the labelled stretches, how many plain forms take out whole. */
function plainRecall(sentences: readonly Judged[]): number {
  const whole = sentences.flatMap(({ text, labels }) => {
    const spans = PLAIN_FORMS.flatMap((form) => [...text.matchAll(form)].map((m) => [m.index, m.index + m[0].length]))
    return labels.map(({ from, to }) => spans.some(([start = 0, end = 0]) => start <= from && to <= end))
  })
  return share(whole.filter(Boolean).length, whole.length)
}

const rows: (string | number)[][] = [
  ['sentences', 'kind', 'labelled', 'missed', 'needless', 'recall', 'precision', 'recall of plain forms'],
]
const part = (value: number) => (Number.isNaN(value) ? '–' : value.toFixed(3))
for (const [name, sentences] of Object.entries(judged)) {
  for (const kind of [...MASKED_KINDS, undefined]) {
    const { labels, missed, needless, recall, precision } = figures(sentences, kind)
    const plain = kind === undefined ? part(plainRecall(sentences)) : ''
    rows.push([
      `${name} (${sentences.length})`,
      kind ?? 'all',
      String(labels),
      String(missed),
      String(needless),
      part(recall),
      part(precision),
      plain,
    ])
  }
}
printTable(rows)

/** Those where most went wrong first. */
function printWorst(name: keyof typeof judged): void {
  const wrong = judged[name]
    .filter(({ missed, needless }) => missed.length + needless.length > 0)
    .toSorted((a, b) => b.missed.length - a.missed.length || b.needless.length - a.needless.length)
  console.log(`\n${name}: ${wrong.length} sentences are not as they should be`)
  for (const { text, masked, missed, needless } of wrong.slice(0, SHOWN)) {
    const words = (labels: Judged['labels']) => labels.map(({ from, to }) => text.slice(from, to)).join('、')
    const left = missed.length > 0 ? `  left: ${words(missed)}` : ''
    const hidden = needless.length > 0 ? `  hidden needlessly: ${words(needless)}` : ''
    console.log(`  ${masked}${left}${hidden}`)
  }
}
printWorst('held-out')
printWorst('tuned')
console.log('')
const { recall, precision } = figures(judged['held-out'])
concludeAtLeast('masking-recall', recall, LEAST_RECALL)
concludeAtLeast('masking-precision', precision, LEAST_PRECISION)
