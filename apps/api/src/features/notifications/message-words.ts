import type { AnnouncementKind, AnnouncementPage, Announcements, Audience, EventData, EventKind } from '@juwuye/domain'
import { ANNOUNCEMENTS, announcementSentence, noticeClause, noticeSentence, UNTITLED } from '@juwuye/messages'
import type { Tx } from '../../platform/db/pools.ts'
import { namesOf, partyRefs } from '../communities/index.ts'
import type { messages } from './notifications.table.ts'
import { casesShownTo, type ShownCase } from './shown-cases.ts'

type MessageRow = typeof messages.$inferSelect

/** What a message says now, to its reader. */
export interface MessageWords {
  /** Whole, as in the inbox. */
  readonly sentence: string
  /** The same for the fields of a template. */
  readonly number: string
  readonly what: string
  readonly note: string
  /** Its case, as far as the reader may know it; undefined where there is none, or it is not theirs to see. */
  readonly about: ShownCase | undefined
  /** Where it leads when it belongs to no case. */
  readonly page: AnnouncementPage | null
}

/**
 * Finds the words of messages of one person, made when they are read, so that none says what its reader may no longer
 * know. Needs community and person pinned.
 */
export async function wordsFor(
  tx: Tx,
  { communityId, personId }: { readonly communityId: string; readonly personId: string },
  rows: readonly MessageRow[],
  now: number,
): Promise<(row: MessageRow) => MessageWords> {
  const caseIds = rows.flatMap(({ caseId }) => caseId ?? [])
  const shown = await casesShownTo(tx, communityId, personId, caseIds, now)
  const parties = caseIds.length > 0 ? await partyRefs(tx, communityId) : new Map<string, { name: string }>()
  const people = rows.flatMap(({ data }) => ('person' in data && typeof data.person === 'string' ? data.person : []))
  const names = await namesOf(tx, communityId, people)
  const nameOf = (map: ReadonlyMap<string, { name: string }>) => (id: string) => map.get(id)?.name ?? ''
  const context = { person: nameOf(names), party: nameOf(parties), now }
  return (row) => (row.caseId === null ? announced(row, context) : noticed(row, shown.get(row.caseId), context))
}

interface Context {
  readonly person: (id: string) => string
  readonly party: (id: string) => string
  readonly now: number
}

function announced(row: MessageRow, context: Context): MessageWords {
  const kind = row.kind as AnnouncementKind
  const { what, page } = ANNOUNCEMENTS[kind]
  const sentence = announcementSentence(kind, row.data as Announcements[AnnouncementKind], context)
  return { sentence, number: '', what, note: sentence, about: undefined, page }
}

/** Who is told of what they may not see: number and dates of what was passed up to them. */
const WATCHING: readonly Audience[] = ['council', 'town']

function noticed(row: MessageRow, about: ShownCase | undefined, context: Context): MessageWords {
  if (row.audience === null) throw new Error('a message of a case that nobody is told as')
  const known = about?.visible || WATCHING.includes(row.audience) ? about?.number : undefined
  const said = { ...context, number: known ?? UNTITLED, caseClass: about?.caseClass ?? null }
  const [kind, data] = [row.kind as EventKind, row.data as EventData]
  const titled = about?.visible && row.audience !== 'town'
  return {
    sentence: noticeSentence(kind, row.audience, data, said),
    number: known ?? '',
    what: (titled ? about.title : null) ?? UNTITLED,
    note: noticeClause(kind, row.audience, data, said),
    about,
    page: null,
  }
}
