import fc from 'fast-check'
import { type MaskedKind, type MaskingKnowledge, maskPersonalData } from '../../src/index.ts'
import { judge, knowledgeOf, readCorpus, type Sentence } from './corpus.ts'

const NOBODY: MaskingKnowledge = { knownNames: [], publicPhones: [] }
const corpora = { tuned: readCorpus(__dirname, 'tuned'), 'held-out': readCorpus(__dirname, 'held-out') }
const known = knowledgeOf(Object.values(corpora))

describe('a mask is a hole', () => {
  test.each<[string, string, [MaskedKind, string][]]>([
    ['请打 138 0013 8000 找人', '请打 （略） 找人', [['phone', '138 0013 8000']]],
    ['手机一三八零零一三八零零零', '手机（略）', [['phone', '一三八零零一三八零零零']]],
    [
      '身份证３３０２９９１９５６０３１２０１２７',
      '身份证（略）',
      [['identity', '３３０２９９１９５６０３１２０１２７']],
    ],
    ['卡号 6222 0000 0000 0012 348', '卡号 （略）', [['bankCard', '6222 0000 0000 0012 348']]],
    ['浙B·D12345 占道', '（略） 占道', [['plate', '浙B·D12345']]],
    ['3 幢 2 单元 501 漏水', '3 幢 （略） 漏水', [['room', '2 单元 501']]],
    ['三号楼五零一室漏水', '三号楼（略）漏水', [['room', '五零一室']]],
  ])('%s', (text, masked, found) => {
    const answer = maskPersonalData(text, NOBODY)
    expect(answer.text).toBe(masked)
    expect(answer.found.map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual(found)
  })

  test('what touches is one hole, and still two things', () => {
    const answer = maskPersonalData('找王芳13800138000', { ...NOBODY, knownNames: ['王芳'] })
    expect([answer.text, answer.found.map(({ kind }) => kind)]).toEqual(['找（略）', ['name', 'phone']])
    expect(maskPersonalData('王芳，13800138000', { ...NOBODY, knownNames: ['王芳'] }).text).toBe('（略），（略）')
  })

  test('of names only those are known that the community knows', () => {
    const text = '张老师和老张都来了，张建国没来'
    expect(maskPersonalData(text, NOBODY)).toEqual({ text, found: [] })
    const knownNames = ['张老师', '张建国']
    expect(maskPersonalData(text, { ...NOBODY, knownNames }).text).toBe('（略）和老张都来了，（略）没来')
  })

  test('nobody makes holes in every page by calling themselves 水管', () => {
    const knownNames = ['水管', '消火栓', '居委会', '平安', 'A', '']
    const text = '居委会换了消火栓的水管，平安无事'
    expect(maskPersonalData(text, { ...NOBODY, knownNames }).text).toBe(text)
    expect(maskPersonalData('业主平安签了字', { ...NOBODY, knownNames }).text).toBe('业主（略）签了字')
  })

  test('a number that the community gives out stays, however it is written', () => {
    const publicPhones = ['0574-62220001']
    for (const text of ['打 0574-62220001', '电话 6222 0001', '（0574）62220001']) {
      expect(maskPersonalData(text, { ...NOBODY, publicPhones })).toEqual({ text, found: [] })
      expect(maskPersonalData(text, NOBODY).found).toHaveLength(1)
    }
  })
})

describe('the corpus', () => {
  test.each([
    ['tuned', 200, 0.98, 0.96],
    ['held-out', 150, 0.96, 0.96],
  ] as const)('%s', (name, sentences, leastRecall, leastPrecision) => {
    const judged = corpora[name].map((sentence) => judge(sentence, known))
    const count = (of: (one: Sentence & (typeof judged)[number]) => readonly unknown[]) =>
      judged.reduce((sum, one) => sum + of(one).length, 0)
    expect(judged.length).toBeGreaterThanOrEqual(sentences)
    expect(1 - count((one) => one.missed) / count((one) => one.labels)).toBeGreaterThanOrEqual(leastRecall)
    expect(1 - count((one) => one.needless) / count((one) => one.found)).toBeGreaterThanOrEqual(leastPrecision)
  })
})

const DIGIT_RUN = /\d+/g
const runs = (text: string) => (text.normalize('NFKC').match(DIGIT_RUN) ?? []).map((run) => run.length)

/** Pieces that the rules care about, in any order: what a sentence never has beside each other, a text may. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...[...corpora.tuned, ...corpora['held-out']].map(({ text }) => text)),
    fc.constantFrom(...'0123456789一二三零浙BDX幢室户单元楼号-－ ·、，（）'),
    fc.constantFrom('单元', '号楼', '车牌', '卡号', '电话', '业主', '王芳', '502', '13800138000', '（略）', '😀'),
    fc.string({ maxLength: 4 }),
  ),
  { maxLength: 14 },
)

test('masking what is masked changes nothing, in any sentence of the corpus', () => {
  for (const { text } of Object.values(corpora).flat()) {
    const { text: masked } = maskPersonalData(text, known)
    expect(maskPersonalData(masked, known)).toEqual({ text: masked, found: [] })
  }
})

describe('whatever the text', () => {
  test('masking what is masked changes nothing, no run of digits grows, and what is found is what is gone', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        const { text: masked, found } = maskPersonalData(text, known)
        expect(maskPersonalData(masked, known)).toEqual({ text: masked, found: [] })
        expect(Math.max(0, ...runs(masked))).toBeLessThanOrEqual(Math.max(0, ...runs(text)))
        let rest = ''
        let done = 0
        for (const { from, to } of found) {
          expect(from >= done && to > from && to <= text.length).toBe(true)
          rest += text.slice(done, from)
          done = to
        }
        rest += text.slice(done)
        expect(masked.replaceAll('（略）', '')).toBe(rest.replaceAll('（略）', ''))
      }),
      { numRuns: 400 },
    )
  })

  // A pattern that doubles back would not be done within the time that a test has.
  test.each(
    [
      '1',
      '1 ',
      '3-',
      '3-501-',
      '一二三',
      '浙B1 ',
      '王王芳',
      '卡号6222 ',
      '三单元',
      '502室、',
      '家301',
      '12幢 ',
      '(0574)',
      '1/',
    ].map((unit) => [unit]),
  )('ten thousand characters of %j', (unit) => {
    const text = unit.repeat(10_000 / unit.length)
    expect(maskPersonalData(maskPersonalData(text, known).text, known).found).toEqual([])
  })
})
