import { HOUR, startOfDay } from '@juwuye/domain'
import type { BoardEntry, CaseView, TalkView } from '@juwuye/types'
import {
  agreedNodes,
  agreedTalk,
  endedTalks,
  likelyPeople,
  openTalk,
  shortName,
  stepsBecome,
  talkBody,
  talkSteps,
} from '../../src/features/cases/talk.model.ts'

const now = (startOfDay('2026-11-24') ?? 0) + 10 * HOUR

const step = { title: '清出架空层', doerPartyId: 'property', dueDay: '2026-11-26', evidence: ['photos' as const] }

const talk = (part: Partial<TalkView>): TalkView => ({
  id: 't',
  topic: '乒乓球室放在哪里',
  convener: '居委会 小李',
  startedAt: now - 30 * HOUR,
  endedAt: null,
  people: [],
  agreed: '',
  nodes: [],
  ...part,
})

const open = talk({ id: 'open' })
const failed = talk({ id: 'failed', endedAt: now - HOUR })
const agreed = talk({ id: 'agreed', endedAt: now - 5 * HOUR, agreed: '放在 5 幢架空层', nodes: [step] })

let keys = 0
const newKey = () => `k${++keys}`

describe('talks of a case', () => {
  const view = { talks: [agreed, failed, open] }

  test('the one that goes on, and those that are over, the latest first', () => {
    expect(openTalk(view)).toBe(open)
    expect(openTalk({ talks: [agreed] })).toBeUndefined()
    expect(endedTalks(view)).toEqual([failed, agreed])
  })

  test('a plan starts from the last talk that was agreed on in steps', () => {
    expect(agreedTalk(view)).toBe(agreed)
    expect(agreedTalk({ talks: [failed, open] })).toBeUndefined()
    expect(agreedNodes(agreed, () => 'k')).toEqual([{ ...step, key: 'k' }])
  })

  test('steps are read with their day', () => {
    expect(talkSteps(agreed, now)).toEqual([{ key: '0', text: '1. 清出架空层，11 月 26 日（周四）前' }])
  })
})

describe('writing a talk down', () => {
  const board = [
    { party: { id: 'property', name: '安居物业' }, role: 'lead' },
    { party: { id: 'fire', name: '消防救援大队' }, role: 'silent' },
    { party: { id: 'owners', name: '业委会' }, role: 'refused' },
  ] as BoardEntry[]

  test('starts from the parties that are at work', () => {
    const people = likelyPeople({ board }, newKey)
    expect(people.map(({ partyId, name }) => [partyId, name])).toEqual([['property', '安居物业']])
  })

  test('a long name fits the field it is put into', () => {
    expect([...shortName('临溪花园小区第三届业主委员会筹备工作小组办公室')]).toHaveLength(20)
  })

  const inHand = {
    people: [{ key: 'k', partyId: null, name: '3 幢陈阿姨', said: '晚上太吵' }],
    agreed: '放在 5 幢架空层',
    nodes: [{ ...step, key: 'n' }],
  }

  test('what was agreed goes with its steps', () => {
    expect(talkBody({ ...inHand, outcome: 'agreed' })).toEqual({
      people: [{ partyId: null, name: '3 幢陈阿姨', said: '晚上太吵' }],
      agreed: '放在 5 幢架空层',
      nodes: [step],
    })
  })

  test('what was not agreed has neither words nor steps, though they were written', () => {
    expect(talkBody({ ...inHand, outcome: 'none' })).toMatchObject({ agreed: '', nodes: [] })
  })

  test('says what the steps become', () => {
    const lead = [{ role: 'lead', isMine: true }] as BoardEntry[]
    const view = { board: lead, nodes: [], class: 'major' as const }
    expect(stepsBecome(view)).toBe('写了就是方案，等一位来会签')
    expect(stepsBecome({ ...view, class: 'minor' })).toBe('写了就是方案，定了就动手')
    expect(stepsBecome({ ...view, board: [] })).toBe('牵头的定方案时，照着谈好的填')
    expect(stepsBecome({ ...view, nodes: [{}] as CaseView['nodes'] })).toBe('牵头的改方案时，照着谈好的填')
  })
})
