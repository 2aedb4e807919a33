import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { SealingKey } from './sealing-key.ts'

/** Keeps what is nobody's business unreadable in the database: rooms, telephone numbers, owners. */
export interface Sealer {
  /** `place` is where it is kept: what was sealed for one place does not open in another. Seals with the newest key. */
  seal(text: string, place: string): Buffer
  /** @throws Error when it was sealed for another place, with another secret or one that is not there, or was changed */
  open(sealed: Buffer, place: string): string
  /** Keyed hash under the newest key: tells that two are the same, and nothing else. */
  hash(text: string): Buffer
  /** What everything begins with that the newest key sealed. */
  readonly mark: Buffer
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** Says that the version of the key follows, in two bytes. */
const MAGIC = Buffer.from('JWYS')
const MARK = MAGIC.length + 2
/** What has no mark was sealed before keys had versions. */
const UNMARKED = 1

export function markOf(version: number): Buffer {
  const number = Buffer.alloc(2)
  number.writeUInt16BE(version)
  return Buffer.concat([MAGIC, number])
}

/** @param keys newest first */
export function createSealer(keys: readonly SealingKey[]): Sealer {
  const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  const derived = new Map(keys.map(({ version, secret }) => [version, derive(secret, 'juwuye personal data')]))
  const [newest] = keys
  const key = newest && derived.get(newest.version)
  if (!newest || !key) throw new Error('nothing can be sealed without a key')
  const mark = markOf(newest.version)
  const hashKey = derive(newest.secret, 'juwuye keyed hash')

  const openWith = (sealed: Buffer, version: number, place: string): string => {
    const old = derived.get(version)
    if (!old) throw new Error(`sealed with key ${version}, which is not configured`)
    const decipher = createDecipheriv(CIPHER, old, sealed.subarray(0, NONCE))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  }
  return {
    mark,
    hash: (text) => createHmac('sha256', hashKey).update(text).digest(),
    seal(text, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([mark, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const marked = sealed.subarray(0, MAGIC.length).equals(MAGIC)
      return marked
        ? openWith(sealed.subarray(MARK), sealed.readUInt16BE(MAGIC.length), place)
        : openWith(sealed, UNMARKED, place)
    },
  }
}
