import { findNames } from './names.ts'
import { findNumbers } from './numbers.ts'
import { findPlates } from './plates.ts'
import { type Reading, read, type Stretch } from './reading.ts'
import { findRooms } from './rooms.ts'

export const MASKED_KINDS = ['phone', 'identity', 'bankCard', 'plate', 'room', 'name'] as const
export type MaskedKind = (typeof MASKED_KINDS)[number]

/** What the community knows that the form of a word does not tell. */
export interface MaskingKnowledge {
  /** Of its members, as it writes them. */
  readonly knownNames: readonly string[]
  /** That it gives out itself: of the station, of the estates' emergency line. */
  readonly publicPhones: readonly string[]
}

export interface MaskedText {
  readonly text: string
  /** In the text as it was given, in order, none within another. */
  readonly found: readonly (Stretch & { readonly kind: MaskedKind })[]
}

type Found = MaskedText['found'][number]

/** A hole, not paint: it tells neither what was there nor how long it was. */
const HOLE = '（略）'
const HOLE_READ = read(HOLE).chars

/** More than any text needs: a pass finds what the hole beside it laid open. */
const MOST_PASSES = 20

function findAll({ chars }: Reading, { knownNames, publicPhones }: MaskingKnowledge): Found[] {
  const named = (kind: MaskedKind, stretches: readonly Stretch[]) => stretches.map((one) => ({ kind, ...one }))
  const all = [
    ...findNumbers(chars, publicPhones),
    ...named('plate', findPlates(chars)),
    ...named('room', findRooms(chars)),
    ...named('name', findNames(chars, knownNames)),
  ]
  return apart(all)
}

/** Where two overlap, the one that begins first takes in the other. */
function apart(all: readonly Found[]): Found[] {
  const sorted = [...all].sort((a, b) => a.from - b.from || b.to - a.to)
  const found: Found[] = []
  for (const one of sorted) {
    const last = found.at(-1)
    if (last && one.from < last.to) found[found.length - 1] = { ...last, to: Math.max(last.to, one.to) }
    else found.push(one)
  }
  return found
}

/** The reading with its stretches gone; a hole stands where the first character of each stood. */
function withHoles({ chars, at }: Reading, found: readonly Stretch[]): Reading {
  const parts: string[] = []
  const places: number[] = []
  let done = 0
  const keep = (to: number) => {
    parts.push(chars.slice(done, to))
    for (let i = done; i < to; i++) places.push(at[i] ?? 0)
  }
  for (const { from, to } of found) {
    keep(from)
    parts.push(HOLE_READ)
    for (const _ of HOLE_READ) places.push(at[from] ?? 0)
    done = to
  }
  keep(chars.length)
  return { chars: parts.join(''), at: places }
}

/** The text without what gives a person away, and what that was. Masking what is masked changes nothing. */
export function maskPersonalData(text: string, knowledge: MaskingKnowledge): MaskedText {
  let reading = read(text)
  let found: Found[] = []
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const more = findAll(reading, knowledge)
    if (more.length === 0) break
    const { at } = reading
    const placed = more.map(({ kind, from, to }) => ({ kind, from: at[from] ?? 0, to: (at[to - 1] ?? 0) + 1 }))
    found = apart([...found, ...placed])
    reading = withHoles(reading, more)
  }
  let done = 0
  let masked = ''
  for (const { from, to } of found) {
    // what touches is one hole
    if (from > done || done === 0) masked += text.slice(done, from) + HOLE
    done = to
  }
  return { text: masked + text.slice(done), found }
}
