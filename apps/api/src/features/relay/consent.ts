import { type ConsentGiven, missingEvidence } from '@juwuye/domain'
import { errorSentence } from '@juwuye/messages'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { attachUploads, attachVoice } from '../uploads/index.ts'

/** @throws Refusal consent-evidence, naming the field */
export function requireEvidence(consent: ConsentGiven): void {
  const missing = missingEvidence(consent)
  if (missing === null) return
  const message = errorSentence('consent-evidence')
  throw new Refusal('consent-evidence', {
    fields: [{ path: `consent.${missing}`, code: 'consent-evidence', message }],
  })
}

interface Evidence {
  readonly communityId: string
  readonly personId: string
  readonly consent: ConsentGiven
  /** The entry or the whistle that they agreed to. */
  readonly subjectId: string
  /** Photos that are kept already: a note in their hand says both what is wrong and that it may be said. */
  readonly kept: readonly string[]
  readonly now: number
}

/** Keeps what shows that they agreed. It belongs to no case: neither the parties nor the public page come by it. */
export async function keepEvidence(tx: Tx, evidence: Evidence): Promise<void> {
  const { communityId, personId, consent, subjectId, kept, now } = evidence
  const ids = consent.photos.filter((id) => !kept.includes(id))
  await attachUploads(tx, { communityId, personId, ids, caseId: null, now })
  if (consent.voiceId === null) return
  const use = { communityId, personId, id: consent.voiceId, caseId: null, subject: 'consent', subjectId, now } as const
  await attachVoice(tx, use, 'consent.voiceId')
}
