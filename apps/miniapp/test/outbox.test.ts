import { HOUR } from '@juwuye/domain'
import { type ErrorCode, ROUTES } from '@juwuye/types'
import { isFinal, saysArrived } from '../src/shared/outbox/answers.model.ts'
import { leftOver } from '../src/shared/outbox/files.model.ts'
import {
  afterRefusal,
  afterSilence,
  aged,
  anew,
  fileSent,
  filesToSend,
  fits,
  nextToSend,
  type Outgoing,
  pauseMs,
  rowWords,
  sameWrite,
  withoutOlder,
  withoutRow,
  withRow,
  wordsIn,
} from '../src/shared/outbox/outbox.model.ts'
import { policyOf } from '../src/shared/outbox/write-policy.model.ts'
import { problemHere, Refusal } from '../src/shared/refusal.ts'

const NOW = Date.UTC(2026, 10, 26, 2)
const NOBODY: ReadonlySet<string> = new Set()

const row = (key: string, part: Partial<Outgoing> = {}): Outgoing => ({
  key,
  personId: 'zhang',
  route: 'act',
  params: { communityId: '1', caseId: 'lamp', action: 'note-progress' },
  body: { text: '配件到了', photos: [] },
  files: [],
  words: { title: '记一条进展' },
  about: { communityId: '1', caseId: 'lamp' },
  state: 'waiting',
  inDoubt: false,
  queuedAt: NOW,
  tries: 0,
  notBefore: 0,
  ...part,
})

const refusal = (code: ErrorCode) => new Refusal(problemHere(code))

const act = (action: string, ifVersion?: number) =>
  policyOf({ route: 'act', params: { communityId: '1', caseId: 'lamp', action }, ifVersion }).when

describe('what one says again of the same thing', () => {
  const settings = (key: string, off: string[], part: Partial<Outgoing> = {}) =>
    row(key, { route: 'setMessageSettings', params: { communityId: '1' }, body: { off }, about: undefined, ...part })

  it('takes the place of what waits, but not of what is being sent: it is sent after that', () => {
    const rows = [settings('a', ['task']), row('lamp'), settings('b', [], { state: 'ask' })]
    const last = settings('c', ['result'])
    expect(withoutOlder(rows, last, NOBODY).map(({ key }) => key)).toEqual(['lamp'])
    const left = withoutOlder(rows, last, new Set(['a']))
    expect(left.map(({ key }) => key)).toEqual(['a', 'lamp'])
    expect(nextToSend([...left, last], NOW, new Set(['a', 'lamp'])).row).toBeUndefined()
    expect(nextToSend([last], NOW, NOBODY).row?.key).toBe('c')
  })
  it('leaves another community’s, and everything that is not a last word', () => {
    const there = settings('a', [], { params: { communityId: '2' } })
    expect(withoutOlder([there], settings('b', []), NOBODY)).toEqual([there])
    expect(withoutOlder([row('a')], row('b'), NOBODY)).toHaveLength(1)
  })
  it('is the same write only word for word', () => {
    expect(sameWrite(settings('a', ['task']), settings('b', ['task']))).toBe(true)
    expect(sameWrite(settings('a', ['task']), settings('b', []))).toBe(false)
  })
})

describe('what may be sent later by itself', () => {
  it('is what somebody saw, heard or did', () => {
    expect(['join', 'note-progress', 'rate', 'sign-yes', 'submit-node'].map((one) => act(one))).toEqual(
      Array(5).fill('later'),
    )
  })
  it('is never a race, a decision on what was seen, or an act this build does not know', () => {
    expect(['claim-lead', 'claim-part', 'triage', 'publish', 'of-tomorrow'].map((one) => act(one))).toEqual(
      Array(5).fill('ask'),
    )
    expect(act('note-progress', 7)).toBe('ask')
  })
  it('gives danger half an hour', () => {
    const blow = (danger: boolean) => policyOf({ route: 'blow', params: { communityId: '1' }, body: { danger } })
    expect(blow(true)).toMatchObject({ when: 'later', hours: 0.5 })
    expect(blow(false)).toMatchObject({ when: 'later', hours: 72 })
  })
  it('knows every route that writes', () => {
    for (const [route, { method }] of Object.entries(ROUTES)) {
      if (method === 'GET') continue
      expect([route, policyOf({ route: route as 'blow', params: {} })?.when]).toEqual([route, expect.any(String)])
    }
  })
})

describe('the order in which things are sent', () => {
  it('keeps that of one case, and holds up nothing else', () => {
    const rows = [
      row('a', { notBefore: NOW + 5_000 }),
      row('b'),
      row('c', { about: { communityId: '1', caseId: 'lift' } }),
    ]
    expect(nextToSend(rows, NOW, NOBODY).row?.key).toBe('c')
    expect(nextToSend(withoutRow(rows, 'c'), NOW, NOBODY)).toEqual({ until: NOW + 5_000 })
    expect(nextToSend(rows, NOW + 5_000, NOBODY).row?.key).toBe('a')
  })
  it('waits behind what is being sent, and passes over what waits for the person', () => {
    expect(nextToSend([row('a'), row('b')], NOW, new Set(['a']))).toEqual({ until: undefined })
    expect(nextToSend([row('a', { state: 'ask' }), row('b')], NOW, NOBODY).row?.key).toBe('b')
  })
  it('asks the person about what grew too old', () => {
    const old = row('a', { queuedAt: NOW - 73 * HOUR })
    const danger = row('d', {
      route: 'blow',
      params: { communityId: '1' },
      body: { danger: true },
      queuedAt: NOW - HOUR,
    })
    expect(aged([old, danger, row('b')], NOW).map(({ state }) => state)).toEqual(['ask', 'ask', 'waiting'])
    expect(aged([anew(old, NOW)], NOW)[0]).toMatchObject({ state: 'waiting', tries: 0 })
  })
  it('waits twice as long each time, at most ten minutes', () => {
    expect([1, 2, 3, 20].map((tries) => pauseMs(tries, 1))).toEqual([5_000, 10_000, 20_000, 600_000])
    expect(pauseMs(1, 0)).toBe(3_750)
  })
})

describe('what an answer, or none, makes of a row', () => {
  it('remembers that a request may have arrived', () => {
    const once = afterSilence(row('a'), NOW, true, 1)
    expect(once).toMatchObject({ tries: 1, inDoubt: true, notBefore: NOW + 5_000, state: 'waiting' })
    expect(afterSilence(once, NOW, false, 1).inDoubt).toBe(true)
  })
  it('ends with a refusal, but not with a session that is over, another person, or a server that is not well', () => {
    expect(isFinal(refusal('wrong-state'), { tries: 0 })).toBe(true)
    expect(isFinal(refusal('whistle-limit'), { tries: 0 })).toBe(true)
    for (const code of ['session-expired', 'other-person', 'too-many-requests', 'not-ready', 'internal'] as const) {
      expect([code, isFinal(refusal(code), { tries: 0 })]).toEqual([code, false])
    }
    expect(isFinal(refusal('internal'), { tries: 5 })).toBe(true)
  })
  it('takes “already typed” for an answer only where the first try is in doubt', () => {
    const typed = row('a', { route: 'transcribe', params: {} })
    expect(saysArrived(refusal('already-transcribed'), typed)).toBe(false)
    expect(saysArrived(refusal('already-transcribed'), { ...typed, inDoubt: true })).toBe(true)
    expect(saysArrived(refusal('wrong-state'), { ...typed, inDoubt: true })).toBe(false)
  })
  it('sends a picture once, and again when the server has thrown it away', () => {
    const two = row('a', { files: [{ id: 'p1' }, { id: 'p2' }] })
    const half = fileSent(two, 'p1', NOW)
    expect(filesToSend(half, NOW).map(({ id }) => id)).toEqual(['p2'])
    expect(filesToSend(half, NOW + 21 * HOUR).map(({ id }) => id)).toEqual(['p1', 'p2'])
  })
})

describe('the list on the phone', () => {
  it('holds one row for each key, in its place', () => {
    const rows = withRow([row('a'), row('b')], row('a', { tries: 3 }))
    expect(rows.map(({ key, tries }) => [key, tries])).toEqual([
      ['a', 3],
      ['b', 0],
    ])
  })
  it('has room for a day of work, not for everything', () => {
    expect(fits(Array(50).fill(row('a', { body: { text: '字'.repeat(1_000) } })))).toBe(true)
    expect(fits(Array(500).fill(row('a', { body: { text: '字'.repeat(1_000) } })))).toBe(false)
  })
  it('finds the ids of files in a body, however deep', () => {
    expect(wordsIn({ nodeId: 'n', before: ['p1'], deep: { after: ['p2'] }, costFen: null })).toEqual(['n', 'p1', 'p2'])
  })
  it('lets go of files that nothing waits for', () => {
    const files = { old: { kind: 'photo', keptAt: 0 }, wanted: { kind: 'photo', keptAt: 0 } } as const
    expect(leftOver(files, new Set(['wanted']), NOW)).toEqual(['old'])
    expect(leftOver(files, new Set(), HOUR)).toEqual([])
  })
})

describe('what a row says', () => {
  const said = (part: Partial<Outgoing>, online = true) => rowWords(row('a', part), NOW, online, false)
  it('waits without a network, and says how often it tried', () => {
    expect(said({}, false)).toMatchObject({ kind: 'offline', state: '待发送，有网了自动发' })
    expect(said({ tries: 2, files: [{ id: 'p' }] }).state).toBe(
      '待发送，试了 2 次没有回音，过一会儿自动再发，还有 1 个附件要传',
    )
  })
  it('keeps the server’s sentence', () => {
    expect(rowWords(afterRefusal(row('a'), '这件事已经办完了'), NOW, true, false)).toMatchObject({
      kind: 'error',
      state: '没有办成：这件事已经办完了',
    })
  })
  it('says that a second time counts once', () => {
    expect(said({ state: 'ask', inDoubt: true, params: { action: 'claim-lead' } }).state).toContain('再发也只算一次')
  })
  it('never lets danger look as if somebody knew', () => {
    expect(said({ route: 'blow', body: { danger: true } }, false)).toMatchObject({ kind: 'error' })
  })
})
