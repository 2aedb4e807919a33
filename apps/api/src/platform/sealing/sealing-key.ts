import { createHmac } from 'node:crypto'

/** A secret that personal data are sealed with, by its number: the highest seals, every one opens. */
export interface SealingKey {
  readonly version: number
  readonly secret: string
}

const LISTED = /^([1-9]\d{0,3}):(.{32,})$/
const SHORTEST = 32

/**
 * One secret alone is number 1; several stand as `2:secret,1:secret`. Newest first.
 *
 * @returns undefined where it is neither, or a number stands twice
 */
export function parseSealingKeys(text: string): SealingKey[] | undefined {
  if (!/^\d+:/.test(text)) return text.length < SHORTEST ? undefined : [{ version: 1, secret: text }]
  const keys = text.split(',').map((part) => LISTED.exec(part.trim()))
  if (keys.some((key) => key === null)) return undefined
  const parsed = keys.map((key) => ({ version: Number(key?.[1]), secret: key?.[2] ?? '' }))
  if (new Set(parsed.map(({ version }) => version)).size < parsed.length) return undefined
  return parsed.sort((a, b) => b.version - a.version)
}

/** Tells a key from another of the same number, without telling the key. */
export const checkOf = ({ secret }: SealingKey): Buffer =>
  createHmac('sha256', secret).update('juwuye sealing key').digest()
