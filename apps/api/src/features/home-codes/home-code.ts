import { createHash, randomInt } from 'node:crypto'

/** Without what looks like another on paper: I and 1, O and 0. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** Ten letters in two halves, as they stand on the slip. */
export function makeHomeCode(): string {
  const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`
}

/** However it was typed: small letters, spaces, without the dash. */
export function hashHomeCode(typed: string): Buffer {
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  return createHash('sha256').update(plain).digest()
}
