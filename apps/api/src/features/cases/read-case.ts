import type { CaseView, ChainCheck } from '@juwuye/types'
import { and, asc, eq, or, sql } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { rowsTogether } from '../../platform/db/rows-together.ts'
import { inCommunity, together } from '../../platform/db/tenant.ts'
import { familyName, namesOf, placeNames, roleOf } from '../communities/index.ts'
import { checksOf } from '../moderation/index.ts'
import { noteSensitiveViews } from '../sensitive-views/index.ts'
import { photosOfCase, voicesOfCase, voiceView } from '../uploads/index.ts'
import type { CardContext } from './case-card.ts'
import { photosFor } from './case-photos.ts'
import { presentCase } from './case-present.ts'
import { type CaseRecord, ofCase, rowsOf } from './case-record.ts'
import type { CaseHistory } from './case-viewer.ts'
import { listViewer } from './cases.predicates.ts'
import { caseEvents, caseParticipants, casePhotos, cases, eventContents, recordedEntries } from './cases.table.ts'
import { walkChain } from './chain.ts'
import { evidenceMarks } from './evidence.table.ts'
import { shownOf } from './sensitive-shown.ts'
import { type CaseAddress, getVisibleCase } from './visible-case.ts'

const besideCase = rowsTogether({
  events: ofCase(caseEvents, caseEvents.seq),
  contents: ofCase(eventContents),
  participants: ofCase(caseParticipants),
  photos: ofCase(casePhotos),
  marks: ofCase(evidenceMarks),
  recorded: ofCase(recordedEntries),
})

const linkedCases = prepared((tx) =>
  tx
    .select({
      id: cases.id,
      number: cases.number,
      mergedIntoId: cases.mergedIntoId,
      estateId: cases.estateId,
      buildingId: cases.buildingId,
      placeId: cases.placeId,
      spot: cases.spot,
    })
    .from(cases)
    .where(
      and(
        eq(cases.communityId, asked('communityId')),
        or(eq(cases.mergedIntoId, asked('id')), sql`${cases.id} = any(${asked('linkedIds')}::uuid[])`),
      ),
    )
    .orderBy(asc(cases.receivedAt)),
)

async function historyOf(tx: Tx, record: CaseRecord, photoIds: readonly string[]): Promise<CaseHistory> {
  const { communityId, id, mediatorId, firstReceiverId, mergedIntoId } = record.row
  const elsewhere = record.movedWhistles.map((w) => w.caseId)
  const before = [...record.whistles, ...record.movedWhistles].flatMap((w) => w.formerCaseIds)
  const linkedIds = [...new Set([...elsewhere, ...before, ...(mergedIntoId === null ? [] : [mergedIntoId])])]
  const live = record.whistles.filter((w) => w.withdrawnAt === null)
  const [beside, checks, linked, voices] = await together(
    besideCase(tx, communityId, id),
    checksOf(tx, communityId, { caseId: id, whistleIds: live.map((w) => w.id), photoIds }),
    linkedCases(tx, { communityId, id, linkedIds }),
    voicesOfCase(tx, communityId, id),
  )
  const named = [mediatorId, firstReceiverId, ...checks.map((check) => check.decidedBy)].filter((p) => p !== null)
  const names = await namesOf(tx, communityId, named)
  return {
    ...beside,
    linked,
    checks,
    voices,
    names: new Map([...names].map(([personId, { name }]) => [personId, name])),
  }
}

/** The page of one case as this person may see it. */
export function readCase(deps: Deps, address: CaseAddress): Promise<CaseView> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const [seen, photos, places] = await together(
      getVisibleCase(deps, tx, address),
      photosOfCase(tx, communityId, caseId),
      placeNames(tx, communityId),
    )
    const { record, actor, now } = seen
    const kept = new Map(photos.map((p) => [p.id, p]))
    const context: CardContext = {
      viewer: listViewer(actor, now, record.deadlines),
      places,
      parties: new Map(
        record.people.parties.map(({ id, kind, character, name, phone }) => [id, { id, kind, character, name, phone }]),
      ),
      photo: photosFor(deps.signer, kept, { personId, now }),
    }
    const history = await historyOf(tx, record, [...kept.keys()])
    const view = presentCase(seen, history, context, (voice) => voiceView(deps.signer, voice, now))
    const viewer = { viewerId: personId, viewerFamily: familyName(actor.displayName ?? ''), viewerRole: roleOf(actor) }
    await noteSensitiveViews(tx, deps.ids, { communityId, caseId, ...viewer, now }, shownOf(record, view, personId))
    return view
  })
}

/** Recomputes the chain of record from its first event; names the first link that does not hold. */
export function checkChain(deps: Deps, address: CaseAddress): Promise<ChainCheck> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { record } = await getVisibleCase(deps, tx, address)
    const events = await rowsOf(tx, record.row, caseEvents, caseEvents.seq)
    const contents = await rowsOf(tx, record.row, eventContents)
    const walk = walkChain(communityId, caseId)
    for (const event of events) walk.next(event, contents.find(({ seq }) => seq === event.seq) ?? null)
    const brokenAt = walk.end(record.row)
    return { ok: brokenAt === null, events: events.length, head: record.row.headHash, brokenAt }
  })
}
