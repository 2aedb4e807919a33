import { DEFAULT_DEADLINES, HOUR, startOfDay } from '@juwuye/domain'
import type { CaseNode, CaseView, ClockView, PhotoView, WhistleView } from '@juwuye/types'
import { fenToYuan, yuanToFen } from '../../src/features/cases/money.model.ts'
import { photoPairs } from '../../src/features/cases/photo-pairs.model.ts'
import { changedNode, firstNode, movedNode, nextNode, planBody } from '../../src/features/cases/plan-draft.model.ts'
import { promiseOf } from '../../src/features/cases/promise.model.ts'
import {
  candidatePhotos,
  maskedLines,
  publicationDraft,
  undecided,
} from '../../src/features/cases/publication-draft.model.ts'

const now = (startOfDay('2026-11-24') ?? 0) + 10 * HOUR

describe('money', () => {
  test.each([
    ['120', 12_000],
    ['25.5', 2_550],
    ['0.07', 7],
    ['18,600 元', 1_860_000],
    ['１２０', 12_000],
    ['12。5', 1_250],
    ['', null],
    ['  ', null],
  ])('%p is %p fen', (typed, fen) => expect(yuanToFen(typed)).toBe(fen))

  test.each(['一百', '-5', '1.234', '1e9', '99999999999'])('%p is no amount', (typed) =>
    expect(yuanToFen(typed)).toBeUndefined(),
  )

  test('comes back as it was typed', () => {
    for (const fen of [0, 7, 2_550, 12_000]) expect(yuanToFen(fenToYuan(fen))).toBe(fen)
    expect(fenToYuan(2_505)).toBe('25.05')
    expect(fenToYuan(null)).toBe('')
  })
})

describe('a plan in hand', () => {
  const lead = { id: 'lead', kind: 'property', character: '物', name: '安居物业', phone: null } as const
  const resolve = { kind: 'resolve', stoppedAt: null, dueAt: now + 48 * HOUR } as ClockView
  const basis = { title: '路灯不亮', class: 'minor', lead, clocks: [resolve] } as unknown as CaseView

  test('a small matter is ready but for a look', () => {
    expect(firstNode(basis, 'a')).toEqual({
      key: 'a',
      title: '路灯不亮',
      doerPartyId: 'lead',
      dueDay: '2026-11-26',
      evidence: ['photos', 'note'],
    })
  })

  test('others start with nothing but who leads', () => {
    expect(firstNode({ ...basis, class: 'major' }, 'a')).toMatchObject({ title: '', doerPartyId: 'lead', dueDay: '' })
  })

  const nodes = ['a', 'b', 'c'].map((key) => ({ ...firstNode(basis, key), title: key }))

  test('nodes move up and down and stop at the ends', () => {
    const order = (list: readonly { key: string }[]) => list.map(({ key }) => key).join('')
    expect(order(movedNode(nodes, 1, -1))).toBe('bac')
    expect(order(movedNode(nodes, 1, 1))).toBe('acb')
    expect(order(movedNode(nodes, 0, -1))).toBe('abc')
    expect(order(movedNode(nodes, 2, 1))).toBe('abc')
  })

  test('the body carries the nodes in order, without what only the screen needs', () => {
    const changed = changedNode(nodes, 'b', { dueDay: '2026-12-01' })
    const body = planBody(changed)
    expect(body.nodes.map(({ title }) => title)).toEqual(['a', 'b', 'c'])
    expect(body.nodes[1]).toEqual({
      title: 'b',
      doerPartyId: 'lead',
      dueDay: '2026-12-01',
      evidence: ['photos', 'note'],
    })
  })

  test('the next node keeps the doer of the last', () => {
    expect(nextNode(changedNode(nodes, 'c', { doerPartyId: 'other' }), 'd').doerPartyId).toBe('other')
  })
})

test('before and after stand side by side, node by node; a missing side stays empty', () => {
  const pairs = photoPairs([
    { before: ['b1'], after: ['a1', 'a2'] },
    { before: ['b3'], after: [] },
  ])
  expect(pairs).toEqual([
    { before: 'b1', after: 'a1' },
    { before: undefined, after: 'a2' },
    { before: 'b3', after: undefined },
  ])
  expect(photoPairs([])).toEqual([])
})

describe('what is published', () => {
  const photo = (id: string) => ({ id, width: 1, height: 1, full: '', thumb: '' }) satisfies PhotoView
  const whistle = (part: Partial<WhistleView>) =>
    ({ visibility: 'named', withdrawn: false, photos: [], ...part }) as WhistleView
  const node = { position: 0, state: 'verified', before: [photo('b')], after: [photo('a')] } as unknown as CaseNode
  const view = {
    whistles: [
      whistle({ photos: [photo('w')] }),
      whistle({ photos: [photo('p')], visibility: 'private' }),
      whistle({ photos: [photo('x')], withdrawn: true }),
    ],
    nodes: [node],
  }

  test('pictures of private and withdrawn whistles are no candidates', () => {
    expect(candidatePhotos(view).map(({ photo: { id } }) => id)).toEqual(['w', 'b', 'a'])
  })

  test('every picture waits for a decision; what is no longer there is left behind', () => {
    const photos = candidatePhotos(view)
    const uses = { w: 'leaveOut', b: 'clean', gone: 'clean' } as const
    expect(undecided(uses, photos)).toBe(1)
    const box = { x: 100, y: 100, width: 200, height: 200 }
    const inHand = { problem: '没水', done: '有水了', paidBy: '', uses, boxes: { b: [box], w: [box], gone: [box] } }
    expect(publicationDraft(inHand, photos)).toEqual({
      problem: '没水',
      done: '有水了',
      paidBy: '',
      photos: [
        { id: 'w', use: 'leaveOut', boxes: [] },
        { id: 'b', use: 'clean', boxes: [box] },
      ],
    })
  })
})

test('a class says what it promises, counted from the first whistle', () => {
  expect(promiseOf('urgent', now, now, DEFAULT_DEADLINES)).toBe(
    '从第一声哨算起：11 月 24 日（周二）12:00 前有人报到，11 月 25 日（周三）10:00 前先排除危险，12 月 1 日（周二）10:00 前定下方案',
  )
})

test('what a page leaves out is named once, with its place', () => {
  const phone = { place: 'problem', kind: 'phone', words: '138 0013 8000' } as const
  const room = { place: 'title', kind: 'room', words: '502室' } as const
  expect(maskedLines([phone, room, phone])).toEqual(['电话 138 0013 8000·在“原来怎么了”里', '门牌 502室·在“标题”里'])
})
