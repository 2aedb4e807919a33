import type { CaseFacts } from '@juwuye/domain'
import type { PartyRef, PhotoView, VoiceView } from '@juwuye/types'
import type { ActorAround } from '../communities/index.ts'
import type { ContentCheck } from '../moderation/index.ts'
import type { VoiceRow } from '../uploads/index.ts'
import type { CardContext } from './case-card.ts'
import type { CaseRecord, CaseRow } from './case-record.ts'
import type { caseEvents, caseParticipants, casePhotos, eventContents, recordedEntries } from './cases.table.ts'
import type { evidenceMarks } from './evidence.table.ts'

export type LinkedCase = Pick<
  CaseRow,
  'id' | 'number' | 'mergedIntoId' | 'estateId' | 'buildingId' | 'placeId' | 'spot'
>

/** Read beside the record, for the page of one case. */
export interface CaseHistory {
  readonly events: readonly (typeof caseEvents.$inferSelect)[]
  readonly contents: readonly (typeof eventContents.$inferSelect)[]
  readonly participants: readonly (typeof caseParticipants.$inferSelect)[]
  readonly photos: readonly (typeof casePhotos.$inferSelect)[]
  /** What verifiers are told of the photos of nodes. */
  readonly marks: readonly (typeof evidenceMarks.$inferSelect)[]
  /** Cases merged into this one, the one this was merged into, and those its whistles were part of or went to. */
  readonly linked: readonly LinkedCase[]
  readonly recorded: readonly (typeof recordedEntries.$inferSelect)[]
  /** What was said aloud. */
  readonly voices: readonly VoiceRow[]
  /** What the content check and people say of its words and photos. */
  readonly checks: readonly ContentCheck[]
  /** Names of the mediator, the first receiver and who looked at what was held back. */
  readonly names: ReadonlyMap<string, string>
}

/** Who looks, and how much of the case is theirs to see. */
export type Viewer = {
  readonly actor: ActorAround
  /** The case in the words of the rules. */
  readonly facts: CaseFacts
  readonly full: boolean
  readonly desk: boolean
  /** On the case for a party or body: reads words, never the names of anonymous people. */
  readonly assigned: boolean
  readonly context: CardContext
  /** A photo, where it may be shown to them. */
  readonly photo: (id: string) => PhotoView | null
  readonly voice: (which: (voice: VoiceRow) => boolean) => VoiceView | null
}

/** A party of the case as the wire carries it. */
export function partyRef(record: CaseRecord, id: string | null): PartyRef {
  const party = record.people.parties.find((p) => p.id === id)
  if (!party) return { id: id ?? '', kind: 'department', character: '方', name: '不在册的一方', phone: null }
  return { id: party.id, kind: party.kind, character: party.character, name: party.name, phone: party.phone }
}
