import { DAY, HOUR, startOfDay } from '@juwuye/domain'
import type { ActionOffer, BoardEntry, CaseView, RulingView } from '@juwuye/types'
import {
  appealsOf,
  boardRow,
  callFor,
  lastLeadRuling,
  leadAnswers,
  openLeadRuling,
  recordsFor,
  waitingLine,
} from '../../src/features/cases/board.model.ts'
import { newRecord, recordedBody, recordedPhrases, recordWait } from '../../src/features/cases/recorded.model.ts'
import { summonStart } from '../../src/features/cases/summon.model.ts'

const now = (startOfDay('2026-11-24') ?? 0) + 10 * HOUR
const party = (id: string, name: string) => ({ id, kind: 'property', character: '物', name, phone: null }) as const

const entry = (part: Partial<BoardEntry> = {}): BoardEntry => ({
  party: party('property', '安居物业'),
  role: 'silent',
  parts: [],
  reply: null,
  summonedAt: now - 3 * DAY,
  checkedInAt: null,
  isMine: false,
  recorded: false,
  refusal: null,
  ...part,
})

const refused = entry({
  party: party('fire', '消防救援大队'),
  role: 'refused',
  refusal: {
    reason: 'notOurDuty',
    words: '室内消火栓归产权人',
    right: '安居物业',
    rightPartyId: 'property',
    at: now - 2 * HOUR,
  },
})

const offer = (part: Partial<ActionOffer>): ActionOffer => ({
  action: 'summon',
  step: 'do',
  label: '再叫一家来',
  enabled: true,
  waits: false,
  reason: null,
  nodeId: null,
  round: null,
  pendingActId: null,
  objectionId: null,
  rulingId: null,
  supervisionId: null,
  recordedFor: null,
  ...part,
})

const ruling = (part: Partial<RulingView>): RulingView => ({
  id: 'r',
  matter: 'lead',
  body: '共建理事会',
  mine: false,
  at: now - HOUR,
  dueAt: now + DAY,
  reason: null,
  voice: null,
  outcome: null,
  answer: null,
  ...part,
})

describe('a row of the board', () => {
  test('says how long a silent party has been waited for, and turns red once the promise is broken', () => {
    const row = boardRow(entry(), now, false)
    expect(row.when).toBe('11/21 叫的，还没报到')
    expect(row.chip).toEqual({ state: 'normal', text: '等了 3 天' })
    expect(boardRow(entry(), now, true).chip?.state).toBe('late')
  })

  test('says that the desk writes for a party with nobody here', () => {
    expect(boardRow(entry({ recorded: true }), now, false).note).toBe('他们没有人在这里，由社工代录')
    expect(boardRow({ ...refused, recorded: true }, now, false).note).toBe('由社工代录')
  })

  test('a refusal says why, in whose words, and whose matter it is said to be', () => {
    expect(boardRow(refused, now, false)).toEqual({
      chip: { state: 'late', text: '退单', icon: 'undo' },
      when: '11/21 叫的，11/24 退的',
      reason: '不是我们的职责',
      words: '室内消火栓归产权人',
      right: '安居物业',
      note: undefined,
    })
  })

  test('a lead that was ruled and has not answered still owes its answer', () => {
    const lead = entry({ role: 'lead' })
    expect(boardRow(lead, now, false)).toMatchObject({ when: '牵头', chip: { text: '还没报到' } })
    const here = boardRow({ ...lead, checkedInAt: now - HOUR, reply: '明天来' }, now, false)
    expect(here).toMatchObject({ when: '牵头，今天 9:00 报到', words: '明天来', chip: undefined })
  })

  test('names the parts that were taken on', () => {
    const row = boardRow(entry({ role: 'supporting', parts: ['出钱', '开门'], checkedInAt: now - HOUR }), now, false)
    expect(row.when).toBe('协办：出钱、开门，今天 9:00 报到')
  })
})

describe('what waits', () => {
  const board = [entry({ summonedAt: now - DAY }), refused]

  test('is counted from the first call while nobody leads', () => {
    expect(waitingLine({ board, lead: null, state: 'dispatched', class: 'major' }, now)).toBe('还没有人牵头，等了 3 天')
    expect(waitingLine({ board, lead: null, state: 'raised', class: null }, now)).toBeUndefined()
    expect(
      waitingLine({ board, lead: party('property', '安居物业'), state: 'dispatched', class: 'major' }, now),
    ).toBeUndefined()
  })

  test('the open question is found, and the last answer once it is given', () => {
    const named = ruling({ id: 'a', outcome: 'named', answer: '归物业' })
    const open = ruling({ id: 'b' })
    const appeal = ruling({ id: 'c', matter: 'appeal' })
    const view = { rulings: [named, open, appeal] }
    expect(openLeadRuling(view)).toBe(open)
    expect(lastLeadRuling(view)).toBe(named)
    expect(lastLeadRuling({ rulings: [open] })).toBeUndefined()
    expect(appealsOf(view)).toEqual([appeal])
  })

  test('who rules sees what each answered and who was named', () => {
    const answers = leadAnswers({ board: [entry(), refused], lead: null })
    expect(answers.get('fire')).toBe('退单：不是我们的职责')
    expect(answers.get('property')).toBe('叫过，还没报到；消防救援大队说该找他们')
  })
})

describe('passing on what a party said', () => {
  const view = (part: Partial<CaseView>) =>
    ({ board: [refused], actions: [], ...part }) as Pick<CaseView, 'board' | 'actions'>

  test('whom a refusal names can be called from its row, unless they are called or the viewer may not', () => {
    expect(callFor(view({ actions: [offer({})] }), refused)?.offer.action).toBe('summon')
    expect(callFor(view({ actions: [offer({})], board: [refused, entry()] }), refused)).toBeUndefined()
    expect(callFor(view({ actions: [offer({ enabled: false })] }), refused)).toBeUndefined()
    expect(callFor(view({ actions: [offer({})] }), entry())).toBeUndefined()
  })

  test('the call is filled in with the party and why', () => {
    expect(summonStart({ view: { board: [refused] }, about: 'fire' })).toEqual({
      partyIds: ['property'],
      reason: '消防救援大队退单：不是我们的职责，室内消火栓归产权人',
    })
    expect(summonStart({ view: { board: [refused] } })).toEqual({ partyIds: [], reason: '' })
  })

  test('a party without anybody here has its entries in its row', () => {
    const fire = party('fire', '消防救援大队')
    const actions = [
      offer({ action: 'check-in', recordedFor: fire }),
      offer({ action: 'refuse-summons', recordedFor: fire }),
      offer({ action: 'check-in', recordedFor: party('water', '自来水公司') }),
      offer({ action: 'check-in' }),
    ]
    expect(recordsFor({ actions }, refused).map(({ key }) => key)).toEqual([
      'check-in/do/fire',
      'refuse-summons/do/fire',
    ])
  })
})

describe('代录', () => {
  const forFire = { recordedFor: party('fire', '消防救援大队') }

  test('starts from today and asks how the word came', () => {
    const record = newRecord(now)
    expect(record.day).toBe('2026-11-24')
    expect(recordWait(forFire, record)).toBe('先选来信，还是来电')
    expect(recordedBody(forFire, record)).toBeUndefined()
    expect(recordWait({ recordedFor: null }, record)).toBeUndefined()
    expect(recordedBody({ recordedFor: null }, record)).toBeNull()
  })

  test('is sent with the party, and shown with who said it and when', () => {
    const record = { channel: 'call', official: '王科长', day: '2026-11-22' } as const
    expect(recordedBody(forFire, record)).toEqual({ partyId: 'fire', ...record })
    expect(recordedPhrases({ party: '消防救援大队', ...record }, now).join('')).toBe(
      '代录：消防救援大队·来电·王科长·11 月 22 日',
    )
  })
})
