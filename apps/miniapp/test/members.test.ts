import type { Obligations, SuccessorChoice } from '@juwuye/types'
import {
  bodyOf,
  choiceNote,
  consequences,
  holdingsBy,
  leavingNote,
  memberNote,
  missing,
  outcome,
  plannedText,
} from '../src/features/members/members.model.ts'
import { id } from './community-fixture.ts'

const NOW = Date.UTC(2026, 10, 23, 1)

const party = { id: id(5), kind: 'deliberationGroup' as const, character: '议', name: '邻里议事团', phone: null }

function holding(part: Partial<Obligations> = {}, member: Partial<Obligations['member']> = {}): Obligations {
  return {
    member: {
      membershipId: id(1),
      personId: id(2),
      name: '和事佬',
      role: 'deliberationMember',
      office: null,
      since: NOW,
      estate: null,
      looksAfter: [],
      mine: false,
      party,
      ...member,
    },
    holds: [],
    neighbours: 0,
    dutyUntil: null,
    planned: null,
    lastOf: null,
    mustName: false,
    candidates: [],
    moreCandidates: false,
    ...part,
  }
}

const colleague: SuccessorChoice = {
  personId: id(3),
  name: '老好人',
  role: 'deliberationMember',
  party: '邻里议事团',
  joins: false,
}
const neighbour: SuccessorChoice = { personId: id(4), name: '宋业主', role: 'resident', party: null, joins: true }
const mediation = { kind: 'mediation' as const, count: 2, fewUnseen: false, cases: [] }

test('what somebody holds is told apart by what becomes of it', () => {
  const kinds = ['mediation', 'talk', 'received', 'pendingAct', 'lead', 'node', 'summons', 'seat', 'ruling'] as const
  const all = holding({ holds: kinds.map((kind) => ({ kind, count: 1, fewUnseen: false, cases: [] })) })
  const by = (fate: Parameters<typeof holdingsBy>[0]) => holdingsBy(fate, all).map(({ kind }) => kind)
  expect(by('passes')).toEqual(['mediation', 'talk', 'received'])
  expect(by('lapses')).toEqual(['pendingAct'])
  expect(by('stays')).toEqual(['lead', 'node', 'summons', 'seat', 'ruling'])
})

test('one goes on with somebody of the list and a reason; nobody only where nobody has to be named', () => {
  const must = holding({ mustName: true, candidates: [colleague] })
  expect(missing({ reason: '换届' }, must)).toMatchObject({ field: 'successorId', text: '选一位接手的人' })
  expect(missing({ successorId: 'nobody', reason: '换届' }, must)).toMatchObject({ field: 'successorId' })
  expect(missing({ successorId: id(99), reason: '换届' }, must)).toMatchObject({ field: 'successorId' })
  expect(missing({ successorId: colleague.personId, reason: ' ' }, must)).toMatchObject({ field: 'reason' })
  expect(missing({ successorId: colleague.personId, reason: '换届' }, must)).toBeUndefined()
  expect(missing({ reason: '换届' }, holding())).toMatchObject({ field: 'successorId' })
  expect(missing({ successorId: 'nobody', reason: '换届' }, holding())).toBeUndefined()
  expect(bodyOf({ successorId: 'nobody', reason: '换届' }, holding())).toEqual({ successorId: null, reason: '换届' })
})

test('before the last tap it says what will happen, and nothing that will not', () => {
  const plain = holding({ holds: [mediation], mustName: true })
  expect(consequences(plain, colleague)).toEqual([
    '和事佬马上不再是议事团成员（邻里议事团），凭这个身份看的、办的，从现在起都没有了',
    '调解的私事 2 件，交给老好人，每一件的经过里记一笔',
  ])
  const everything = holding(
    {
      holds: [
        { ...mediation, kind: 'pendingAct' },
        { ...mediation, kind: 'lead' },
      ],
      dutyUntil: NOW,
      lastOf: '邻里议事团',
    },
    { mine: true, office: 'chair', looksAfter: [{ id: id(7), name: '1 幢' }] },
  )
  expect(consequences(everything, neighbour)).toEqual([
    '您马上不再是议事团成员，负责人（邻里议事团），凭这个身份看的、办的，从现在起都没有了',
    '宋业主从现在起是议事团成员，负责人（邻里议事团）',
    '照看的 1 幢，交给宋业主',
    '提出来、还没人确认的 2 件作废',
    '正在值班，值班到此为止，请当面交接',
    '邻里议事团自己的事不变',
  ])
  expect(consequences(everything, colleague)).toContain('负责人不跟着走，要这一家另外定')
  expect(consequences(everything, undefined)).toContain('邻里议事团以后没有人了，要办的由社工代录')
})

test('people are named with what they are', () => {
  const { member } = holding({}, { office: 'chair', estate: '临溪花园' })
  expect(memberNote(member)).toBe('议事团成员，负责人 · 临溪花园')
  expect(memberNote({ ...member, looksAfter: [{ id: id(7), name: '1 幢' }] })).toBe('议事团成员，负责人 · 照看 1 幢')
  expect(leavingNote(holding(), NOW)).toMatch(/^邻里议事团 · 议事团成员 · .*起$/)
  expect(choiceNote(colleague, holding())).toBe('邻里议事团 · 议事团成员')
  expect(choiceNote({ ...colleague, joins: true }, holding())).toBe('邻里议事团 · 议事团成员，接手后也是议事团成员')
  expect(choiceNote(neighbour, holding())).toBe('居民，接手后也在邻里议事团办事')
})

test('afterwards it says what went where', () => {
  const moved = { mediation: 1, talk: 1, received: 3, pendingAct: 1, tellBack: 2, neighbours: 4, buildings: 2 }
  const nothing = { mediation: 0, talk: 0, received: 0, pendingAct: 0, tellBack: 0, neighbours: 0, buildings: 0 }
  const ended = { membershipId: id(1), endedAt: NOW, successor: { personId: id(3), name: '老好人' }, dutyEnded: true }
  expect(outcome({ ...ended, moved, fewUnseen: false })).toEqual([
    '5 件事交给了老好人',
    '照看的 2 幢楼交给了老好人',
    '名单上的 4 位邻居归了社工',
    '还要回告的 2 件归了社工',
    '1 件没确认的作废了',
    '值班也结束了',
  ])
  expect(outcome({ ...ended, moved: nothing, fewUnseen: false, successor: null, dutyEnded: false })).toEqual([
    '手上没有要交接的',
  ])
  expect(outcome({ ...ended, moved: nothing, fewUnseen: true, dutyEnded: false })).toEqual([
    '接手的是老好人',
    '另有不公开的事，少于 5 件',
  ])
})

test('a day that was fixed is said with who takes over, and what happens then', () => {
  const planned = { day: '2026-12-10', by: '林社工', successor: '老好人', failed: false }
  expect(plannedText(holding({ planned }), NOW)).toEqual({
    title: '12 月 10 日（周四）零点起和事佬离任',
    text: '林社工定的，手上的交给老好人。那天之前都可以取消',
  })
  expect(plannedText(holding({ planned: { ...planned, day: null, failed: true } }), NOW)?.title).toBe(
    '定好的那天没有交接成',
  )
  const [first] = consequences(holding(), colleague, { day: '2026-12-10', now: NOW })
  expect(first).toBe(
    '和事佬从 12 月 10 日（周四）零点起不再是议事团成员（邻里议事团），凭这个身份看的、办的，到时都没有了',
  )
  expect(
    missing({ successorId: colleague.personId, when: 'day', reason: '换届' }, holding({ candidates: [colleague] })),
  ).toEqual({
    field: 'day',
    text: '选一天',
  })
})
