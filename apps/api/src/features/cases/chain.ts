import { createHash } from 'node:crypto'
import { type ChainedEvent, canonicalJson, eventPreimage, GENESIS_HASH, type Sha256 } from '@juwuye/domain'

export const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

/** SHA-256 of an event in its place in the chain, hex. */
export const eventHash = (communityId: string, caseId: string, event: ChainedEvent): string =>
  sha256(eventPreimage(communityId, caseId, event))

export interface EventContent {
  readonly salt: Buffer
  readonly words: string
  readonly photoIds: readonly string[]
}

/** SHA-256(salt ‖ content), hex: without the salt the words cannot be guessed from it. */
export function contentHash(content: EventContent): string {
  const { salt, words, photoIds } = content
  return createHash('sha256').update(salt).update(canonicalJson({ words, photoIds })).digest('hex')
}

export interface ChainWalk {
  /** The next event as it is kept, and the words beside it, where they still are. */
  next(stored: ChainedEvent & { readonly hash: string }, content: EventContent | null): void
  /** The place of the first link that does not hold; null when all do. */
  end(head: { readonly seq: number; readonly headHash: string }): number | null
}

/**
 * Goes through the chain of one case from its first event. Words may be gone, but only when a later event says that
 * they were erased.
 */
export function walkChain(communityId: string, caseId: string): ChainWalk {
  let seen = 0
  let previousHash = GENESIS_HASH
  let brokenAt: number | null = null
  const missing = new Set<string>()
  return {
    next(stored, content) {
      seen += 1
      if (brokenAt !== null) return
      const { seq, kind, actor, at, data, contentHash: kept, hash } = stored
      const event: ChainedEvent = { seq, kind, actor, at, data, contentHash: kept, previousHash }
      const holds =
        seq === seen &&
        stored.previousHash === previousHash &&
        hash === eventHash(communityId, caseId, event) &&
        (!content || kept === contentHash(content))
      if (!holds) brokenAt = seq
      if (!content && kept !== null) missing.add(String(seq))
      if (kind === 'content.erased') for (const erased of erasedBy(data)) missing.delete(erased)
      previousHash = hash
    },
    end({ seq, headHash }) {
      if (brokenAt !== null) return brokenAt
      if (missing.size > 0) return Math.min(...[...missing].map(Number))
      return previousHash === headHash && seen === seq ? null : seq
    },
  }
}

/** The places of the events whose words an event of erasure says are gone. */
const erasedBy = (data: ChainedEvent['data']): readonly string[] => (Array.isArray(data.seqs) ? data.seqs : [])
