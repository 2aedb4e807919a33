import { type ChainedEvent, GENESIS_HASH, readLevel } from '@juwuye/domain'
import type { CaseView, ChainCheck } from '@juwuye/types'
import { and, asc, eq, inArray, or } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, namesOf, placeNames } from '../communities/index.ts'
import { photosOfCase, photoView } from '../uploads/index.ts'
import type { CardContext } from './case-card.ts'
import { presentCase } from './case-present.ts'
import { type CaseRecord, factsOf, findCase } from './case-record.ts'
import type { CaseHistory } from './case-viewer.ts'
import { listViewer } from './cases.predicates.ts'
import { caseEvents, caseParticipants, casePhotos, cases, eventContents, recordedEntries } from './cases.table.ts'
import { eventHash, contentHash as hashOfContent } from './chain.ts'

export interface CaseAddress {
  readonly communityId: string
  readonly caseId: string
  readonly personId: string
}

/** @throws Refusal 404 when it is not there or not theirs to see */
async function getVisible(
  deps: Deps,
  tx: Tx,
  address: CaseAddress,
): Promise<{ record: CaseRecord; actor: ActorAround; now: number }> {
  const { communityId, caseId, personId } = address
  const now = deps.clock.now()
  const record = await findCase(tx, communityId, caseId, now, false)
  if (!record) throw new Refusal('not-found')
  const actor = await actorAround(tx, communityId, personId, now)
  if (readLevel(actor, factsOf(record)) === 'none') throw new Refusal('not-found')
  return { record, actor, now }
}

async function historyOf(tx: Tx, record: CaseRecord): Promise<CaseHistory> {
  const { communityId, id, mediatorId, firstReceiverId, mergedIntoId } = record.row
  const elsewhere = record.movedWhistles.map((w) => w.caseId)
  const before = [...record.whistles, ...record.movedWhistles].flatMap((w) => w.formerCaseIds)
  const linkedIds = [...new Set([...elsewhere, ...before, ...(mergedIntoId === null ? [] : [mergedIntoId])])]
  const here = <T extends { communityId: never; caseId: never }>(t: T) =>
    and(eq(t.communityId, communityId), eq(t.caseId, id))
  const named = [mediatorId, firstReceiverId].filter((p) => p !== null)
  const names = await namesOf(tx, communityId, named)
  return {
    events: await tx
      .select()
      .from(caseEvents)
      .where(here(caseEvents as never))
      .orderBy(asc(caseEvents.seq)),
    contents: await tx
      .select()
      .from(eventContents)
      .where(here(eventContents as never)),
    participants: await tx
      .select()
      .from(caseParticipants)
      .where(here(caseParticipants as never)),
    photos: await tx
      .select()
      .from(casePhotos)
      .where(here(casePhotos as never)),
    linked: await tx
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
      .where(and(eq(cases.communityId, communityId), or(eq(cases.mergedIntoId, id), inArray(cases.id, linkedIds))))
      .orderBy(asc(cases.receivedAt)),
    recorded: await tx
      .select()
      .from(recordedEntries)
      .where(here(recordedEntries as never)),
    names: new Map([...names].map(([personId, { name }]) => [personId, name])),
  }
}

/** The page of one case as this person may see it. */
export function readCase(deps: Deps, address: CaseAddress): Promise<CaseView> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { record, actor, now } = await getVisible(deps, tx, address)
    const kept = new Map((await photosOfCase(tx, communityId, caseId)).map((p) => [p.id, p]))
    const context: CardContext = {
      viewer: listViewer(actor, now),
      places: await placeNames(tx, communityId),
      parties: new Map(
        record.people.parties.map(({ id, kind, character, name, phone }) => [id, { id, kind, character, name, phone }]),
      ),
      photo: (id) => {
        const photo = kept.get(id)
        return photo ? photoView(deps.signer, photo, now) : null
      },
    }
    return presentCase(record, await historyOf(tx, record), actor, context)
  })
}

/** Recomputes the chain of record from its first event; names the first link that does not hold. */
export function checkChain(deps: Deps, address: CaseAddress): Promise<ChainCheck> {
  const { communityId, caseId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { record } = await getVisible(deps, tx, address)
    const history = await historyOf(tx, record)
    let previousHash = GENESIS_HASH
    for (const [index, stored] of history.events.entries()) {
      const { seq, kind, actor, at, data, contentHash } = stored
      const event: ChainedEvent = { seq, kind, actor, at, data, contentHash, previousHash }
      const content = history.contents.find((c) => c.seq === seq)
      const holds =
        seq === index + 1 &&
        stored.previousHash === previousHash &&
        stored.hash === eventHash(communityId, caseId, event) &&
        (!content || contentHash === hashOfContent(content))
      if (!holds) return { ok: false, events: history.events.length, head: record.row.headHash, brokenAt: seq }
      previousHash = stored.hash
    }
    const ok = previousHash === record.row.headHash && history.events.length === record.row.seq
    return { ok, events: history.events.length, head: record.row.headHash, brokenAt: ok ? null : record.row.seq }
  })
}
