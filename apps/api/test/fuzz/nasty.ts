import type { Dice } from '../cases/dice.ts'

const deep = (levels: number): unknown => (levels === 0 ? 'x' : [deep(levels - 1)])

/** What nobody's form sends: wrong kinds, sizes, characters, and texts that slow patterns choke on. */
const VALUES: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  -(2 ** 63),
  '',
  ' \t\n\u3000',
  '0',
  'x'.repeat(20_000),
  '啊'.repeat(6_000),
  '1'.repeat(20_000),
  'a\0b',
  '\ud800',
  '\u202e反过来\u200b\ufeff',
  '👨‍👩‍👧‍👦'.repeat(300),
  'Ṫ̈̃̄̊̏͆'.repeat(400),
  "'; drop table juwuye.cases; --",
  '%_\\%',
  '../../../etc/passwd',
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  `${'a'.repeat(8_000)}!`,
  `${'1 '.repeat(4_000)}x`,
  `${'幢'.repeat(4_000)}1`,
  `${'2-'.repeat(3_000)}`,
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  '2026-13',
  '2026-11-23T25:61:61Z',
  '__proto__',
  'constructor',
  'NaN',
  [],
  {},
  [[]],
  [null, null],
  Array.from({ length: 5_000 }, (_, i) => i),
  { __proto__: null, toString: 'x', length: -1 },
  deep(200),
]

/** Somewhere inside: the parent and its key. */
function* places(value: unknown): Generator<[object: Record<string, unknown>, key: string]> {
  if (value === null || typeof value !== 'object') return
  for (const [key, inner] of Object.entries(value)) {
    yield [value as Record<string, unknown>, key]
    yield* places(inner)
  }
}

/** A value of a query or of a path. */
export const nastyText = (dice: Dice, ids: readonly string[]): string => {
  const value = dice.below(3) === 0 ? dice.pick(ids) : dice.pick(VALUES)
  return typeof value === 'string' ? value.slice(0, 4_000) : JSON.stringify(value).slice(0, 4_000)
}

/** The body with one to three places changed, taken away or added; sometimes another body altogether. */
export function spoilt(body: unknown, dice: Dice, ids: readonly string[]): unknown {
  const value = () => (dice.below(3) === 0 ? dice.pick(ids) : structuredClone(dice.pick(VALUES)))
  if (dice.below(12) === 0) return value()
  if (typeof body !== 'object') return value()
  const copy = structuredClone(body ?? {}) as Record<string, unknown>
  for (let i = 0; i <= dice.below(3); i += 1) {
    const all = [...places(copy)]
    const place = all.length > 0 ? dice.pick(all) : undefined
    if (!place || dice.below(4) === 0) {
      copy[dice.pick(['id', 'communityId', 'personId', 'version', 'by', '__proto__', 'x'.repeat(500)])] = value()
    } else if (dice.below(5) === 0) delete place[0][place[1]]
    else place[0][place[1]] = value()
  }
  return copy
}
