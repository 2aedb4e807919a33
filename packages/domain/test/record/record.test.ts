import { createHash } from 'node:crypto'
import {
  type ChainedEvent,
  checkPublicRecord,
  dayHeadPreimage,
  type EventKind,
  eventPreimage,
  GENESIS_HASH,
  merklePath,
  merkleRoot,
  publicRecord,
  type RecordToCheck,
  rootFrom,
} from '../../src/index.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const leavesOf = (n: number) => Array.from({ length: n }, (_, i) => sha256(String(i)))
const rootOf = (leaves: readonly string[]) => {
  const tree = merkleRoot(sha256)
  for (const leaf of leaves) tree.add(leaf)
  return tree.root()
}

describe('the tree over a day’s events', () => {
  test('leads from every leaf of every size to its root, and from no other leaf', () => {
    for (let n = 1; n <= 20; n++) {
      const leaves = leavesOf(n)
      const root = rootOf(leaves)
      for (const [place, leaf] of leaves.entries()) {
        const path = merklePath(leaves, place, sha256)
        expect([n, place, rootFrom(leaf, path, sha256)]).toEqual([n, place, root])
        expect(rootFrom(sha256('another'), path, sha256)).not.toBe(root)
      }
    }
  })

  test('has another root when a leaf changes, goes, comes or trades places; nothing has one too', () => {
    const leaves = leavesOf(7)
    const [a = '', b = '', ...rest] = leaves
    const roots = [[], leaves, leaves.slice(1), [...leaves, 'x'], [b, a, ...rest], [a, 'x', ...rest]].map(rootOf)
    expect(new Set(roots).size).toBe(roots.length)
  })
})

const [COMMUNITY, CASE] = ['7', 'c-1']

function chain(kinds: readonly (readonly [EventKind, ChainedEvent['data']?])[]) {
  let previousHash = GENESIS_HASH
  return kinds.map(([kind, data = {}], place) => {
    const event: ChainedEvent = { seq: place + 1, kind, actor: 1, at: place, data, contentHash: null, previousHash }
    previousHash = sha256(eventPreimage(COMMUNITY, CASE, event))
    return { ...event, hash: previousHash }
  })
}

const LIFE = chain([
  ['whistle.blown', { channel: 'own' }],
  ['dispatched', { class: 'minor', parties: ['p'] }],
  ['claimed', { party: 'p' }],
  ['urged', { count: 1 }],
  ['node.verified', { position: 0, round: 1, seat: 'reporter' }],
])

function toCheck(): RecordToCheck {
  const head = LIFE.at(-1)?.hash ?? ''
  const leaves = [sha256('another case'), head, sha256('a third')]
  const day = { day: '2026-11-20', root: rootOf(leaves), previousHash: sha256('the day before') }
  const hash = sha256(dayHeadPreimage(COMMUNITY, day))
  const settled = { ...day, hash, path: merklePath(leaves, 1, sha256) }
  return { communityId: COMMUNITY, caseId: CASE, events: publicRecord(LIFE), head, day: settled }
}

describe('the record of a published result', () => {
  test('tells what the page may tell, and of the rest the hashes only', () => {
    const shown = publicRecord(LIFE).map(({ facts }) => facts?.kind ?? null)
    expect(shown).toEqual([null, 'dispatched', 'claimed', null, 'node.verified'])
    expect(JSON.stringify(publicRecord(LIFE))).not.toMatch(/whistle|urged|channel|count/)
  })

  test('tells nothing of the time in which the matter was private', () => {
    const once = chain([
      ['whistle.blown'],
      ['dispatched', { class: 'private', parties: [] }],
      ['checkedIn', {}],
      ['act.proposed', { action: 'reclassify', class: 'minor' }],
      ['act.confirmed', { action: 'reclassify' }],
      ['claimed', { party: 'p' }],
    ])
    expect(publicRecord(once).map(({ facts }) => facts?.kind ?? null)).toEqual([
      null,
      null,
      null,
      null,
      null,
      'claimed',
    ])
  })

  test('holds from its first entry to its day', () => {
    expect(checkPublicRecord(toCheck(), sha256)).toEqual({ ok: true, events: 5, recomputed: 3, day: '2026-11-20' })
    expect(checkPublicRecord({ ...toCheck(), day: null }, sha256)).toMatchObject({ ok: true, day: null })
  })

  type Change = (record: RecordToCheck) => RecordToCheck
  const changed =
    (seq: number, change: (event: RecordToCheck['events'][number]) => object): Change =>
    (record) => ({
      ...record,
      events: record.events.map((event) => (event.seq === seq ? { ...event, ...change(event) } : event)),
    })
  const dayOf = ({ day }: RecordToCheck) => {
    if (!day) throw new Error('no day')
    return day
  }

  test.each<[string, Change, unknown]>([
    ['a fact', changed(3, ({ facts }) => ({ facts: { ...facts, actor: 9 } })), { seq: 3 }],
    ['a hash', changed(4, () => ({ hash: sha256('x') })), { seq: 5 }],
    ['the first link', changed(1, () => ({ previousHash: sha256('x') })), { seq: 1 }],
    ['a missing entry', (r) => ({ ...r, events: r.events.filter(({ seq }) => seq !== 2) }), { seq: 2 }],
    ['the order', (r) => ({ ...r, events: [...r.events].reverse() }), { seq: 1 }],
    ['a missing end', (r) => ({ ...r, events: r.events.slice(0, -1) }), 'head'],
    ['no entry at all', (r) => ({ ...r, events: [] }), 'head'],
    ['another head on the page', (r) => ({ ...r, head: sha256('x') }), 'head'],
    ['another case', (r) => ({ ...r, caseId: 'c-2' }), { seq: 2 }],
    ['another root', (r) => ({ ...r, day: { ...dayOf(r), root: sha256('x') } }), 'day'],
    ['another day', (r) => ({ ...r, day: { ...dayOf(r), day: '2026-11-21' } }), 'day'],
    ['another way to the root', (r) => ({ ...r, day: { ...dayOf(r), path: [] } }), 'day'],
    ['another day before', (r) => ({ ...r, day: { ...dayOf(r), previousHash: GENESIS_HASH } }), 'day'],
  ])('does not hold with %s', (_, change, broken) => {
    expect(checkPublicRecord(change(toCheck()), sha256)).toEqual({ ok: false, broken })
  })
})
