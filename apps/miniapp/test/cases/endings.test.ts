import { TWO_STEP_ACTIONS } from '@juwuye/domain'
import { cardLine, figuresLine } from '@juwuye/messages'
import type { CaseNode, CaseView, PendingActView, PhotoView, WhistleView } from '@juwuye/types'
import { doneWords, settledWords } from '../../src/features/cases/act-words.model.ts'
import { cardNote, stateLine, whistleNote } from '../../src/features/cases/case-words.model.ts'
import { caseChip } from '../../src/features/cases/clock-chip.model.ts'
import { candidateNote, mergeCandidates, mergeOutcome, notMergeable } from '../../src/features/cases/merge.model.ts'
import { noticesOf } from '../../src/features/cases/notices.model.ts'
import { changeNote, pendingLead, pendingWords, splitWhistles } from '../../src/features/cases/pending.model.ts'
import {
  candidatePhotos,
  publicationDraft,
  publishWords,
  undecided,
} from '../../src/features/cases/publication-draft.model.ts'
import { reclassifyBody, reclassifyChoices, reclassifyMeaning } from '../../src/features/cases/reclassify.model.ts'
import { splitOutcome, splittable, splitWait } from '../../src/features/cases/split.model.ts'
import { cardSteps } from '../../src/features/cases/steps.model.ts'
import { aCard } from '../community-fixture.ts'

const pending = (part: Partial<PendingActView>): PendingActView =>
  ({
    action: 'split',
    nodes: [],
    words: null,
    class: null,
    unsolved: null,
    pause: null,
    reviewAt: null,
    whistleIds: [],
    ...part,
  }) as PendingActView

const whistle = (id: string, part: Partial<WhistleView> = {}): WhistleView =>
  ({ id, mine: false, joined: false, withdrawn: false, by: null, cameFrom: null, text: '没水', ...part }) as WhistleView

describe('merging', () => {
  const here = aCard({ id: 'a', state: 'raised' })
  const there = aCard({ id: 'b', number: '梧桐 2026-0002', state: 'rectifying', class: 'hard' })

  test('says why a case that was found cannot be the one', () => {
    expect(notMergeable(there, here)).toBeUndefined()
    expect(notMergeable(here, here)).toBe('就是这一件')
    expect(notMergeable({ ...there, state: 'closed' }, here)).toBe('已办结，不能并过去')
    expect(notMergeable({ ...there, class: 'private' }, here)).toContain('私事')
    expect(notMergeable({ ...there, place: { ...there.place, estate: '别处' } }, here)).toContain('同一个小区')
    expect(candidateNote({ ...there, state: 'closed' }, here)).toBe('梧桐 2026-0002：已办结，不能并过去')
  })

  test('offers each candidate once, those alike first', () => {
    const other = aCard({ id: 'c', state: 'claimed' })
    const found = mergeCandidates([there, here], [there, other, aCard({ id: 'd', state: 'closed' })], here)
    expect(found.similar.map(({ id }) => id)).toEqual(['b'])
    expect(found.others.map(({ id }) => id)).toEqual(['c'])
  })

  test('says beforehand what will happen', () => {
    const party = (id: string, name: string) => ({ party: { id, name } })
    const side = (number: string, board: unknown[], part = {}) =>
      ({ number, whistleCount: 2, receivedAt: 0, pending: [], board, ...part }) as unknown as CaseView
    const source = side('甲', [party('p', '物业'), party('r', '居委会')], { pending: [pending({})] })
    const lines = mergeOutcome(source, side('乙', [party('r', '居委会')]), 0)
    expect(lines[0]).toContain('这件的 2 位邻居都算到那件里')
    expect(lines[1]).toBe('谁再查 甲，会带到那件')
    expect(lines).toContain('物业也叫到那边去')
    expect(lines).toContain('这件里等人确认的，作废')
    expect(mergeOutcome(side('甲', []), side('乙', []), 0)).toHaveLength(4)
  })
})

describe('splitting', () => {
  const whistles = [whistle('1'), whistle('2', { withdrawn: true }), whistle('3', { cameFrom: '甲' })]
  const view = { number: '乙', state: 'claimed', whistles } as unknown as CaseView
  const merged = {
    number: '甲',
    state: 'merged',
    whistles: [],
    mergedInto: { id: 'b', number: '乙' },
  } as unknown as CaseView

  test('takes whistles that stand', () => {
    expect(splittable(view).map(({ id }) => id)).toEqual(['1', '3'])
  })

  test('leaves somebody behind', () => {
    const pool = splittable(view)
    expect(splitWait(pool, [], false)).toBeDefined()
    expect(splitWait(pool, ['1', '3'], false)).toBe('原来这件里至少要留一声哨')
    expect(splitWait(pool, ['3'], false)).toBeUndefined()
    expect(splitWait([whistle('3')], ['3'], true)).toBeUndefined()
  })

  test('says where the old number will lead', () => {
    expect(splitOutcome(view, 1).join()).not.toContain('会带到')
    expect(splitOutcome(merged, 1).join()).toContain('谁再查 甲')
  })
})

describe('another class', () => {
  const node = (state: CaseNode['state']) => ({ state }) as CaseNode
  const labels = { major: '大', hard: '难', urgent: '急', minor: '小', private: '私' }

  test('the present one is closed, but a private matter may get another mediator', () => {
    const off = (now: CaseView['class']) =>
      reclassifyChoices({ class: now }, ['hard', 'private'], labels, labels).map((c) => 'disabled' in c && c.disabled)
    expect(off('hard')).toEqual([true, false])
    expect(off('private')).toEqual([false, false])
  })

  test('into private says what is given up, and asks once more', () => {
    const meaning = reclassifyMeaning(
      { class: 'hard', nodes: [node('verified'), node('doing'), node('dropped')] },
      'private',
    )
    expect(meaning.text).toContain('没验完的 1 段')
    expect(meaning.sure).toBeDefined()
    expect(reclassifyMeaning({ class: 'private', nodes: [] }, 'private').sure).toBeUndefined()
    expect(reclassifyMeaning({ class: 'private', nodes: [] }, 'hard').title).toContain('吹哨的邻居同意')
    expect(reclassifyMeaning({ class: 'hard', nodes: [] }, 'minor').title).toBeUndefined()
  })

  test('the body names a mediator only into private, parties only out of it', () => {
    const hand = { class: 'private', reason: '家事', mediatorId: 'm', partyIds: null } as const
    expect(reclassifyBody({ class: 'hard' }, hand, ['p'])).toMatchObject({ mediatorId: 'm', partyIds: [] })
    expect(reclassifyBody({ class: 'private' }, { ...hand, class: 'hard' }, ['p'])).toMatchObject({
      mediatorId: null,
      partyIds: ['p'],
    })
    expect(reclassifyBody({ class: 'hard' }, { ...hand, class: 'minor' }, ['p'])).toMatchObject({ partyIds: [] })
    expect(reclassifyBody({ class: 'hard' }, { ...hand, class: undefined }, [])).toBeUndefined()
  })
})

describe('what waits for a second word', () => {
  test('has words of its own for every act', () => {
    expect(new Set(TWO_STEP_ACTIONS.map((action) => pendingWords(action).title)).size).toBe(TWO_STEP_ACTIONS.length)
    expect(new Set(TWO_STEP_ACTIONS.map((action) => settledWords(action, 'confirm'))).size).toBeGreaterThan(6)
  })

  test('heads its card with what is proposed', () => {
    expect(pendingLead(pending({ unsolved: 'money' }), 0)).toContain('没有这笔钱')
    expect(pendingLead(pending({ class: 'hard' }), 0)).toBe('改成难事，公开来办')
    expect(pendingLead(pending({}), 0)).toBeUndefined()
  })

  test('names the whistles of a split, and what a changed step was before', () => {
    const view = { whistles: [whistle('1'), whistle('2')] }
    expect(splitWhistles(pending({ whistleIds: ['2'] }), view).map(({ id }) => id)).toEqual(['2'])
    const old = { title: '换管', doer: { name: '物业' }, dueAt: 0 } as CaseNode
    expect(changeNote({ title: '换管', doer: '物业', dueDay: '1970-01-01' }, old, 0)).toBeUndefined()
    expect(changeNote({ title: '换管', doer: '水务', dueDay: '1970-01-02' }, old, 0)).toBe(
      '原来物业做，1 月 1 日（周四）前',
    )
  })

  test('a toast tells asking from doing', () => {
    expect(doneWords('split', { state: 'claimed', pending: [] })).toContain('拆开了')
    expect(doneWords('split', { state: 'claimed', pending: [pending({})] })).toContain('等社工')
  })
})

describe('what could not be done', () => {
  const facts = {
    state: 'publicised',
    class: 'hard',
    danger: 'none',
    decline: null,
    aboutParty: null,
    readLevel: 'full',
    publicationId: 'p',
    mine: false,
    townAskedAt: null,
    mergedInto: null,
    ending: null,
    page: { hidden: false, reason: null },
  } as const

  test('says so on the case, with reason, words and who decided', () => {
    const ending = { reason: 'money', words: '差 28 万', decidedBy: '共建理事会', at: 0 } as const
    const [notice] = noticesOf({ ...facts, ending })
    expect(notice?.title).toBe('没办成：没有这笔钱')
    expect(notice?.text).toContain('差 28 万')
    expect(notice?.text).toContain('共建理事会')
    const names = cardSteps({ step: 4, state: 'publicised', unsolved: true })?.map(({ name }) => name)
    expect(names).toEqual(['发现', '认领', '定论', '公示'])
    expect(stateLine({ state: 'publicised', unsolved: true })).toBe('公示中，没办成')
    expect(caseChip({ clock: null, state: 'closed', unsolved: true }, 0)?.text).toBe('没办成')
    expect(cardNote(aCard({ unsolved: true, state: 'publicised', step: 4 }))).toContain('没办成')
  })

  test('where three cannot be found, it says that the plan waits, and promises no signature of the town', () => {
    const asked = { ...facts, state: 'claimed', townAskedAt: 1 } as const
    expect(noticesOf(asked).map(({ title, text }) => [title, text])).toEqual([
      ['本小区凑不齐三方，已记下请镇街帮忙', '要三位不同的人来核验，还差人。镇街帮着找到人以前，方案先等着'],
    ])
    expect(noticesOf({ ...asked, state: 'verified' })).toEqual([])
  })

  test('a hidden page says so and why; a merged case leads on in one tap', () => {
    const hidden = noticesOf({ ...facts, page: { hidden: true, reason: '露了车牌' } })
    expect(hidden.find(({ key }) => key === 'hidden')?.text).toContain('露了车牌')
    const [merged] = noticesOf({ ...facts, state: 'merged', mergedInto: { id: 'x', number: '梧桐 2026-0003' } })
    expect(merged).toMatchObject({ caseId: 'x' })
    expect(merged?.title).toContain('梧桐 2026-0003')
    expect(
      whistleNote(whistle('1', { receivedAt: 0, cameFrom: '梧桐 2026-0003' } as Partial<WhistleView>), 0),
    ).toContain('原来编号 梧桐 2026-0003')
  })

  test('the wall counts it', () => {
    expect(figuresLine({ published: 23, unsolved: 2 })).toBe('共公示 23 件，其中没办成 2 件')
    expect(cardLine({ days: 16, doers: [], unsolved: true })).toBe('从吹哨到定下来 16 天')
  })

  test('its page asks for what was tried; a corrected page for what was wrong', () => {
    expect(publishWords({ unsolved: true }, 'publish').done).toContain('试过什么')
    expect(publishWords({ unsolved: false }, 'publish').done).toBe('做了什么')
    expect(publishWords({ unsolved: false }, 'restore-page').send).toBe('恢复公示')
  })

  test('pictures of steps that were not verified stay off the page, and nobody is asked about them', () => {
    const photo = (id: string) => ({ id, full: '', thumb: '' }) as PhotoView
    const node = { position: 0, state: 'doing', before: [photo('b')], after: [] } as unknown as CaseNode
    const photos = candidatePhotos({ whistles: [], nodes: [node] })
    expect(undecided({}, photos)).toBe(0)
    const draft = publicationDraft({ problem: '', done: '', paidBy: '', uses: { b: 'clean' }, boxes: {} }, photos)
    expect(draft.photos).toEqual([{ id: 'b', use: 'leaveOut', boxes: [] }])
  })
})
