import {
  type Audience,
  CASE_CLASSES,
  CLOCK_KINDS,
  EVENT_KINDS,
  type EventData,
  type EventKind,
  MACHINE,
  type MachineRow,
  TWO_STEP_ACTIONS,
} from '@juwuye/domain'
import {
  CLASS_LABELS,
  CLOCK_LABELS,
  NOTICES,
  type NoticeContext,
  noticeFor,
  noticeSentence,
  TOLD_BESIDES,
} from '@juwuye/messages'

const NOW = Date.UTC(2026, 10, 23, 1)
const NUMBER = '梧桐 2026-0388'
const PARTY = '019a0000-0000-7000-8000-000000000001'

const context = (over: Partial<NoticeContext> = {}): NoticeContext => ({
  number: NUMBER,
  caseClass: 'hard',
  party: (id) => (id === PARTY ? '安居物业' : ''),
  now: NOW,
  ...over,
})

/** Everything that an event may say, at once. */
const full: EventData = {
  party: PARTY,
  parties: [PARTY],
  class: 'minor',
  position: 1,
  action: 'pause-clock',
  clock: 'resolve',
  until: NOW,
  dueAt: NOW,
  answerBy: NOW,
  resolveDueAt: NOW,
  previousDueAt: NOW,
  level: 1,
  count: 3,
  outcome: 'upheld',
  reason: 'money',
  solved: 'solved',
  result: 'agreed',
  into: '梧桐 2026-0389',
  moved: ['mediation'],
  added: 1,
  nodes: 2,
}

function toldPairs(): [EventKind, Audience][] {
  const pairs = new Map<string, [EventKind, Audience]>()
  const note = (kind: EventKind, audiences: readonly Audience[]) => {
    for (const audience of audiences) pairs.set(`${kind}/${audience}`, [kind, audience])
  }
  for (const row of Object.values<MachineRow>(MACHINE))
    for (const { event, told } of Object.values(row.outcomes)) note(event, told)
  for (const [kind, told] of Object.entries(TOLD_BESIDES)) note(kind as EventKind, told)
  return [...pairs.values()]
}

test.each(toldPairs())('%s is told to %s in a whole sentence', (kind, audience) => {
  const data = kind === 'refused' ? { ...full, reason: 'notOurDuty' } : full
  const sentence = noticeSentence(kind, audience, data, context())
  expect(sentence).toMatch(/^梧桐 2026-0388(（难事）)?：\S/u)
  expect(sentence).not.toMatch(/undefined|null|NaN|Invalid|“”|：$|[a-z]{3}/u)
})

test('no sentence is written that nobody is told', () => {
  const written = EVENT_KINDS.flatMap((kind) => Object.keys(NOTICES[kind]).map((audience) => `${kind}/${audience}`))
  expect(written.sort()).toEqual(
    toldPairs()
      .map(([kind, audience]) => `${kind}/${audience}`)
      .sort(),
  )
})

test('whatever a clock or a pending act is called, a reminder is a whole sentence', () => {
  for (const clock of CLOCK_KINDS)
    for (const action of TWO_STEP_ACTIONS)
      for (const overdue of [true, false]) {
        const said = noticeSentence('reminded', 'owner', { ...full, clock, action, overdue }, context())
        expect(said).toMatch(/^梧桐 2026-0388：(第 2 段)?(“\S+”的|\S*等您\S+，)时限(到了|过半了)，11 月 23 日到期$/u)
      }
})

describe('of a private matter', () => {
  test.each(toldPairs())('%s tells %s its number, and no more than that something moved or waits', (kind, audience) => {
    const said = noticeSentence(kind, audience, full, context({ caseClass: 'private' }))
    if (audience === 'town') expect(said).not.toMatch(/私|安居|办好/u)
    else expect(said).toMatch(/^(梧桐 2026-0388：(等您看|有新进展)|您的一件事(等您看|有新进展)（梧桐 2026-0388）)$/u)
  })
})

test('the town reads number, class and dates, never which clock it was', () => {
  for (const [kind, audience] of toldPairs().filter(([, one]) => one === 'town')) {
    for (const caseClass of [...CASE_CLASSES, null]) {
      const said = noticeSentence(kind, audience, full, context({ caseClass }))
      const named = caseClass === null || caseClass === 'private' ? NUMBER : `${NUMBER}（${CLASS_LABELS[caseClass]}）`
      expect(said.startsWith(`${named}：`)).toBe(true)
      expect(said).not.toContain(CLOCK_LABELS.resolve)
    }
  }
})

test('who spoke for a neighbour hears what the reporter hears, to pass it on', () => {
  const reporter = noticeFor('closed', 'reporter')
  expect(noticeFor('closed', 'relayer')).toBe(reporter)
  expect(noticeSentence('closed', 'relayer', {}, context())).toBe('您代报的 梧桐 2026-0388：办结了，请转告邻居')
})
