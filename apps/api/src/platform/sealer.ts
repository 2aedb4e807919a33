import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Keeps what is nobody's business unreadable in the database: rooms and telephone numbers. */
export interface Sealer {
  /** `place` is where it is kept: what was sealed for one place does not open in another. */
  seal(text: string, place: string): Buffer
  /** @throws Error when it was sealed for another place, with another secret, or was changed */
  open(sealed: Buffer, place: string): string
}

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

export function createSealer(secret: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'juwuye personal data', 32))
  return {
    seal(text, place) {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE))
        .setAAD(Buffer.from(place))
        .setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    },
  }
}
