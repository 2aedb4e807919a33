import { endOfDay } from '@juwuye/domain'
import type { CaseNode, CaseView, ClockView, TalkView } from '@juwuye/types'
import {
  agreedSteps,
  type ChangeInHand,
  changeBody,
  fixedNodes,
  isChanged,
  placedNodes,
  resolveDates,
  takenOut,
  UNCHANGED,
  withNode,
  withoutNode,
} from '../../src/features/cases/change-plan.model.ts'
import { bothDates } from '../../src/features/cases/days.model.ts'

const day = (text: string) => endOfDay(text) ?? 0

const node = (position: number, state: CaseNode['state'], dueDay: string): CaseNode =>
  ({
    id: `n${position}`,
    position,
    title: `第 ${position} 段的事`,
    doer: { id: 'p', name: '安居物业' },
    dueAt: day(dueDay),
    state,
    evidence: ['photos', 'note'],
  }) as unknown as CaseNode

const view = {
  nodes: [
    node(0, 'verified', '2026-11-20'),
    node(1, 'submitted', '2026-12-20'),
    node(2, 'doing', '2026-12-01'),
    node(3, 'todo', '2026-12-10'),
    node(4, 'dropped', '2026-12-30'),
  ],
  clocks: [{ kind: 'resolve', stoppedAt: null, dueAt: day('2026-12-20') } as ClockView],
  talks: [] as TalkView[],
}

const change = (part: Partial<ChangeInHand>): ChangeInHand => ({ ...UNCHANGED, ...part })
const added = { key: 'k', title: '加一道阀', doerPartyId: 'q', dueDay: '2026-12-25', evidence: ['photos'] as const }
const withAdded = change({ added: [{ ...added, evidence: ['photos'] }] })

describe('a plan being changed', () => {
  test('fixes what is verified or being verified, and leaves out what will not be done', () => {
    expect(fixedNodes(view).map(({ id }) => id)).toEqual(['n0', 'n1'])
    expect(placedNodes(view, UNCHANGED).map(({ mark }) => mark)).toEqual(['3', '4'])
  })

  test('keeps the numbers of the nodes there are; new ones come last', () => {
    const placed = placedNodes(view, { ...withAdded, out: ['n2'] })
    expect(placed.map(({ mark, id }) => [mark, id])).toEqual([
      ['4', 'n3'],
      ['新', null],
    ])
    expect(takenOut(view, { out: ['n2', 'gone'] }).map(({ id }) => id)).toEqual(['n2'])
  })

  test('a node that came since the draft was begun is kept', () => {
    const draft = change({ edits: { n2: { title: '别的' } } })
    const more = { ...view, nodes: [...view.nodes, node(5, 'todo', '2026-12-11')] }
    expect(changeBody(more, draft).nodes.map(({ id }) => id)).toEqual(['n2', 'n3', 'n5'])
  })

  test('only a difference is a change', () => {
    expect(isChanged(view, UNCHANGED)).toBe(false)
    expect(isChanged(view, change({ edits: { n2: { title: view.nodes[2]?.title } } }))).toBe(false)
    expect(isChanged(view, change({ edits: { n2: { evidence: ['note', 'photos'] } } }))).toBe(false)
    expect(isChanged(view, change({ edits: { n2: { dueDay: '2026-12-02' } } }))).toBe(true)
    expect(isChanged(view, change({ out: ['n3'] }))).toBe(true)
    expect(isChanged(view, change({ out: ['n0'] }))).toBe(false)
  })

  test('says both dates of the whole; what is being verified counts', () => {
    const now = day('2026-11-24')
    expect(resolveDates(view, UNCHANGED)).toEqual({ before: day('2026-12-20'), after: day('2026-12-20') })
    const later = resolveDates(view, withAdded)
    expect(later?.after).toBe(day('2026-12-25'))
    expect(later && bothDates(later, now)).toEqual({
      before: '12 月 20 日（周日）前',
      after: '12 月 25 日（周五）前',
      same: false,
    })
    expect(resolveDates(view, change({ added: [{ ...added, evidence: [], dueDay: '' }] }))).toBeUndefined()
    expect(bothDates({ before: null, after: day('2026-12-20') }, now).before).toBe('还没约定')
  })

  test('one node is changed or taken out without touching the others', () => {
    const [first, , fresh] = placedNodes(view, withAdded)
    if (!first || !fresh) throw new Error('three nodes')
    expect(withNode(withAdded, first, { title: '换管' })).toEqual({ edits: { n2: { title: '换管' } } })
    expect(withNode(withAdded, fresh, { title: '换阀' }).added?.[0]?.title).toBe('换阀')
    expect(withoutNode(withAdded, first)).toEqual({ out: ['n2'] })
    expect(withoutNode(withAdded, fresh)).toEqual({ added: [] })
  })

  test('the body names open nodes by id and new ones without, and nothing of the screen', () => {
    const { nodes, reason } = changeBody(view, { ...withAdded, out: ['n3'], reason: '要移管' })
    expect(reason).toBe('要移管')
    expect(nodes).toEqual([
      {
        id: 'n2',
        title: '第 2 段的事',
        doerPartyId: 'p',
        dueDay: '2026-12-01',
        evidence: ['photos', 'note'],
      },
      { id: null, title: '加一道阀', doerPartyId: 'q', dueDay: '2026-12-25', evidence: ['photos'] },
    ])
  })

  test('offers the steps a talk agreed on that the plan does not have', () => {
    const step = (title: string) => ({ title, doerPartyId: 'p', dueDay: '2026-12-12', evidence: [] })
    const talk = { endedAt: 5, nodes: [step('加一道阀'), step('第 0 段的事'), step('刷漆')] } as unknown as TalkView
    const talked: Pick<CaseView, 'talks' | 'nodes'> = { ...view, talks: [talk] }
    expect(agreedSteps(talked, withAdded).map(({ title }) => title)).toEqual(['刷漆'])
  })
})
