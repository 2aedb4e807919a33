import { createHash, randomBytes } from 'node:crypto'

const PERSON_BYTES = 16
const SECRET_BYTES = 32
const TOKEN = /^[A-Za-z0-9_-]{64}$/

/** An opaque token that names the person, so that the lookup is pinned before anything is read. */
export function makeToken(personId: string): string {
  const person = Buffer.from(personId.replaceAll('-', ''), 'hex')
  return Buffer.concat([person, randomBytes(SECRET_BYTES)]).toString('base64url')
}

export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Whose token this claims to be; undefined when it has not the form of one. */
export function personOfToken(token: string): string | undefined {
  if (!TOKEN.test(token)) return undefined
  const hex = Buffer.from(token, 'base64url').toString('hex', 0, PERSON_BYTES)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
