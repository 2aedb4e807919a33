import type { PublicationBody } from '@juwuye/types'
import {
  cardLine,
  costLine,
  dissentLines,
  doersText,
  facePair,
  morePhotos,
  ratingsText,
  shortHead,
  signersOf,
  totalText,
} from '../src/publication.ts'

const photo = (sha256: string) => ({ sha256, width: 4, height: 3 })
const served = (sha256: string) => ({ sha256, full: `/full/${sha256}`, thumb: `/thumb/${sha256}` })
const party = (character: string, name: string) => ({ character, name })

function aNode(part: Partial<PublicationBody['nodes'][number]>): PublicationBody['nodes'][number] {
  return {
    title: '换管',
    doer: party('物', '物业'),
    verifiedBy: [],
    verifiedAt: 0,
    returned: [],
    before: [],
    after: [],
    ...part,
  }
}
const page = (nodes: PublicationBody['nodes'], photos: string[], first: string[] = []) => ({
  body: { nodes, firstPhotos: first.map(photo) } as unknown as PublicationBody,
  photos: photos.map(served),
})

describe('a published result', () => {
  it('shows the first picture of the trouble beside the last of the result', () => {
    const nodes = [aNode({ before: [photo('b1')], after: [photo('a1')] }), aNode({ after: [photo('a2'), photo('a3')] })]
    const { before, after } = facePair(page(nodes, ['b1', 'a1', 'a2', 'a3']))
    expect([before?.key, after?.key]).toEqual(['b1', 'a3'])
  })
  it('takes the whistle’s own picture when no node has one, and none that is not public', () => {
    const { before, after } = facePair(page([aNode({ after: [photo('hidden')] })], ['w'], ['w']))
    expect(before?.key).toBe('w')
    expect(after).toBeUndefined()
  })
  it('shows every picture once', () => {
    const nodes = [aNode({ before: [photo('b1'), photo('b2')], after: [photo('a1')] })]
    expect(morePhotos(page(nodes, ['b1', 'b2', 'a1'])).map(({ key }) => key)).toEqual(['b2'])
  })
  it('counts each party that signed once, with its last day', () => {
    const signed = [party('居', '居委会'), party('业', '业委会')]
    const nodes = [
      aNode({ verifiedBy: signed, verifiedAt: 5 }),
      aNode({ verifiedBy: signed.slice(0, 1), verifiedAt: 9 }),
    ]
    expect(signersOf({ nodes }).map(({ name, at }) => [name, at])).toEqual([
      ['居委会', 9],
      ['业委会', 5],
    ])
  })
  it('keeps every no beside the verdict, the oldest first, also on a page from before they were carried', () => {
    const no = (name: string, at: number) => ({ by: party('业', name), at })
    const nodes = [aNode({ returned: [no('业委会', 86_400_000)] }), aNode({ returned: [no('居委会', 0)] })]
    expect(dissentLines({ nodes }, 0)).toEqual([
      '1 月 1 日，居委会没有通过，重做以后再核验的',
      '1 月 2 日，业委会没有通过，重做以后再核验的',
    ])
    const old = [{ ...aNode({}), returned: undefined }] as unknown as PublicationBody['nodes']
    expect(dissentLines({ nodes: old }, 0)).toEqual([])
  })
  it('says how many were asked and answered, and counts nobody’s silence', () => {
    const counts = { asked: 5, answered: 0, solved: 0, content: 0 }
    expect(ratingsText(counts)).toBe('问了 5 位，还没有人回话')
    const line = '问了 5 位，4 位回了话：3 位说解决了，2 位满意或基本满意'
    expect(ratingsText({ ...counts, answered: 4, solved: 3, content: 2 })).toBe(line)
  })
  it('says who and how long, and the cost only when there was one', () => {
    expect(cardLine({ days: 16, doers: [party('物', '物业')], unsolved: false })).toBe('从吹哨到验完 16 天·物业')
    expect(doersText([party('物', '物业'), party('居', '居委会'), party('党', '党组织')])).toBe('物业等 3 家')
    expect(costLine({ costFen: 0 })).toBeUndefined()
    expect([totalText({ costFen: null }), totalText({ costFen: 0 })]).toEqual(['没有记花费', '没有花钱'])
    expect(costLine({ costFen: 1_860_000 })).toBe('花了 18,600 元')
    expect(shortHead(`${'a'.repeat(60)}beef`)).toBe('aaaa…beef')
  })
})
