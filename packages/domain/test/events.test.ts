import fc from 'fast-check'
import { type ChainedEvent, canonicalJson, eventPreimage, GENESIS_HASH } from '../src/index.ts'

describe('canonical text', () => {
  test('sorts keys by code unit at every depth, leaves arrays, drops what is undefined', () => {
    const value = { b: [3, 1, { z: null, a: true }], a: '居"物', A: undefined, 业: 0 }
    expect(canonicalJson(value)).toBe('{"a":"居\\"物","b":[3,1,{"a":true,"z":null}],"业":0}')
  })

  test('reads back as what it was, and is the same whatever order the keys were written in', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = canonicalJson(value)
        const plain = JSON.parse(JSON.stringify(value))
        expect(JSON.parse(text)).toEqual(plain)
        expect(canonicalJson(turned(value))).toBe(text)
      }),
      { numRuns: 100 },
    )
  })
})

/** The same value with every object's keys in the other order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, turned(inner)]),
  )
}

describe('what an event’s hash is taken of', () => {
  const event: ChainedEvent = {
    seq: 3,
    kind: 'checkedIn',
    actor: 2,
    at: 1_795_398_060_000,
    data: { party: 'p-1', first: true },
    contentHash: null,
    previousHash: GENESIS_HASH,
  }

  // Written down once: were it to change, every stored chain would break.
  test('stays as it is for ever', () => {
    expect(eventPreimage('7', 'c-1', event)).toBe(
      '{"actor":2,"at":1795398060000,"caseId":"c-1","communityId":"7","contentHash":null,' +
        '"data":{"first":true,"party":"p-1"},"kind":"checkedIn",' +
        `"previousHash":"${'0'.repeat(64)}","seq":3}`,
    )
  })

  test('changes with every single fact, the community and the case', () => {
    const others: readonly [string, string, ChainedEvent][] = [
      ['8', 'c-1', event],
      ['7', 'c-2', event],
      ['7', 'c-1', { ...event, seq: 4 }],
      ['7', 'c-1', { ...event, kind: 'claimed' }],
      ['7', 'c-1', { ...event, actor: 1 }],
      ['7', 'c-1', { ...event, at: event.at + 1 }],
      ['7', 'c-1', { ...event, data: { ...event.data, first: false } }],
      ['7', 'c-1', { ...event, contentHash: 'a'.repeat(64) }],
      ['7', 'c-1', { ...event, previousHash: 'a'.repeat(64) }],
    ]
    const texts = new Set(others.map(([community, id, other]) => eventPreimage(community, id, other)))
    expect(texts.size).toBe(others.length)
    expect(texts).not.toContain(eventPreimage('7', 'c-1', event))
  })

  test('takes nothing else along, and nothing can pose as another community', () => {
    const row = { ...event, communityId: '8', caseId: 'c-9', rowId: 12 }
    expect(eventPreimage('7', 'c-1', row)).toBe(eventPreimage('7', 'c-1', event))
  })
})
