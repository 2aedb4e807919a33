import { createHash } from 'node:crypto'
import { type ChainedEvent, canonicalJson, eventPreimage } from '@juwuye/domain'

/** SHA-256 of an event in its place in the chain, hex. */
export function eventHash(communityId: string, caseId: string, event: ChainedEvent): string {
  return createHash('sha256')
    .update(eventPreimage(communityId, caseId, event))
    .digest('hex')
}

/** SHA-256(salt ‖ content), hex: without the salt the words cannot be guessed from it. */
export function contentHash(content: { salt: Buffer; words: string; photoIds: readonly string[] }): string {
  const { salt, words, photoIds } = content
  return createHash('sha256').update(salt).update(canonicalJson({ words, photoIds })).digest('hex')
}
