import { createHmac, timingSafeEqual } from 'node:crypto'

/** A photo or its redacted copy in one of their sizes, or a recording. */
export const FILE_SIZES = ['full', 'thumb', 'redacted', 'redacted-thumb', 'voice'] as const
export type FileSize = (typeof FILE_SIZES)[number]

export interface SignedFile {
  communityId: string
  attachmentId: string
  size: FileSize
}

export interface UrlSigner {
  /** Lives one to two hours. The end is rounded to the hour, so that a refetch keeps the address and the cache. */
  sign(file: SignedFile, now: number): string
  /** `e` and `s` as they stood in the address. */
  verify(file: SignedFile, query: { e: string; s: string }, now: number): boolean
}

const HOUR = 3_600_000

export function createUrlSigner(secret: string): UrlSigner {
  const mac = ({ communityId, attachmentId, size }: SignedFile, expires: string) =>
    createHmac('sha256', secret).update(`file:${communityId}:${attachmentId}:${size}:${expires}`).digest('base64url')
  return {
    sign(file, now) {
      const expires = String((Math.floor(now / HOUR) + 2) * HOUR)
      return `/v1/files/${file.communityId}/${file.attachmentId}/${file.size}?e=${expires}&s=${mac(file, expires)}`
    },
    verify(file, { e, s }, now) {
      const expected = Buffer.from(mac(file, e))
      const given = Buffer.from(s)
      return given.length === expected.length && timingSafeEqual(given, expected) && Number(e) > now
    },
  }
}
