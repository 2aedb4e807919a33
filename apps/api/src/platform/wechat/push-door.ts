import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from '../http/refusal.ts'

export interface PushKeys {
  token: string
  /** EncodingAESKey, 43 characters. */
  aesKey: string
  appId: string
}

/** The signed part of a push's address. */
export interface PushQuery {
  /** Epoch seconds. */
  timestamp: string
  nonce: string
  signature: string
}

/** Lets in what WeChat pushes, in safe mode only: signed, encrypted, young. */
export interface PushDoor {
  /** WeChat looks whether the address is ours. @throws Refusal push-forged, push-stale */
  check(query: PushQuery, now: number): void
  /**
   * The message inside.
   *
   * @param query `signature` is the `msg_signature`
   * @throws Refusal push-forged, push-stale
   */
  open(query: PushQuery, encrypted: string, now: number): string
}

/** Older or newer than this (ms) it may be a replay. */
const AGE_LIMIT = 5 * 60_000

export function createPushDoor({ token, aesKey, appId }: PushKeys): PushDoor {
  const key = Buffer.from(`${aesKey}=`, 'base64')
  const admit = ({ timestamp, nonce, signature }: PushQuery, signed: string[], now: number) => {
    if (!sameText(signature, signatureOf([token, timestamp, nonce, ...signed]))) throw new Refusal('push-forged')
    if (!(Math.abs(now - Number(timestamp) * 1_000) <= AGE_LIMIT)) throw new Refusal('push-stale')
  }
  return {
    check: (query, now) => admit(query, [], now),
    open(query, encrypted, now) {
      admit(query, [encrypted], now)
      const { message, receiver } = unpack(decrypt(key, encrypted))
      if (receiver !== appId) throw new Refusal('push-forged')
      return message
    },
  }
}

const signatureOf = (parts: string[]) => createHash('sha1').update(parts.toSorted().join('')).digest('hex')

function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** AES-256-CBC; the padding is PKCS#7 with blocks of 32, which Node's own unpadding (16) refuses. */
function decrypt(key: Buffer, encrypted: string): Buffer {
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length === 0 || bytes.length % 16 !== 0) throw new Refusal('push-forged')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([decipher.update(bytes), decipher.final()])
  const padding = padded.at(-1) ?? 0
  const tail = padded.subarray(-padding)
  const isPadding = padding >= 1 && padding <= 32 && tail.length === padding && tail.every((byte) => byte === padding)
  if (!isPadding) throw new Refusal('push-forged')
  return padded.subarray(0, -padding)
}

const RANDOM_BYTES = 16
const HEAD_BYTES = RANDOM_BYTES + 4

/** 16 random bytes, the length of the message (big-endian, 4 bytes), the message, the receiver's appid. */
function unpack(packed: Buffer): { message: string; receiver: string } {
  const end = packed.length < HEAD_BYTES ? Number.POSITIVE_INFINITY : HEAD_BYTES + packed.readUInt32BE(RANDOM_BYTES)
  if (end > packed.length) throw new Refusal('push-forged')
  return { message: packed.toString('utf8', HEAD_BYTES, end), receiver: packed.toString('utf8', end) }
}
