import { looksAfterThem } from '@juwuye/domain'
import type { LinkAnswer } from '@juwuye/types'
import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import { CaseWork, findCase, holdTogether, voicesOf, whistles } from '../../cases/index.ts'
import { type ActorAround, actorAround, requireBelonging } from '../../communities/index.ts'
import { noteAttempt } from '../attempts.ts'
import { findNeighbour } from '../find-neighbour.ts'
import { relayedFor } from '../hand-over.ts'
import { findLink, presentLinks, sideOf, waitsOn } from '../links.ts'
import { type LinkRow, type NeighbourRow, neighbourLinks, neighbours } from '../neighbours.table.ts'

export interface LinkRequest {
  readonly communityId: string
  readonly personId: string
  readonly linkId: string
}

type Decision =
  | { readonly outcome: 'linked'; readonly neighbourId: string | null }
  | { readonly outcome: 'refused'; readonly reason: string }

/**
 * The other side answers. With its yes what was relayed becomes the person's own: they read it, hear of it and rate it.
 * A no of who keeps the list is put on record, as somebody may have claimed to be who they are not.
 *
 * @throws Refusal not-found, forbidden, link-settled, neighbour-linked, neighbour-unknown
 */
export async function settleLink(deps: Deps, request: LinkRequest, decision: Decision): Promise<LinkAnswer> {
  try {
    return await inCommunity(deps.db.api, request, (tx) => settle(deps, tx, request, decision))
  } catch (error) {
    if (isUniqueViolation(error, 'neighbours_person')) throw new Refusal('neighbour-linked', { cause: error })
    throw error
  }
}

async function settle(
  deps: Deps,
  tx: Tx,
  { communityId, personId, linkId }: LinkRequest,
  decision: Decision,
): Promise<LinkAnswer> {
  const now = deps.clock.now()
  const viewer = await actorAround(tx, communityId, personId, now)
  requireBelonging(viewer)
  const found = await findLink(tx, communityId, linkId)
  const side = found && sideOf(viewer, found)
  if (!found || !side) throw new Refusal('not-found')
  const { link } = found
  // the same answer again changes nothing
  if (link.settledAt === null) {
    if (side !== waitsOn(link)) throw new Refusal('forbidden')
    if (decision.outcome === 'linked') await join(deps, tx, viewer, link, decision.neighbourId)
    else await refuse(deps, tx, viewer, link, decision.reason)
  } else if (link.settledBy !== personId || link.outcome !== decision.outcome) throw new Refusal('link-settled')
  const settled = await findLink(tx, communityId, linkId)
  const [view] = settled ? await presentLinks(tx, viewer, communityId, [settled]) : []
  if (!settled || !view) throw new Error('a link just answered cannot be read')
  return { link: view, whistles: settled.link.whistles }
}

async function close(tx: Tx, { communityId, id }: LinkRow, change: Partial<LinkRow>): Promise<void> {
  await tx
    .update(neighbourLinks)
    .set(change)
    .where(and(eq(neighbourLinks.communityId, communityId), eq(neighbourLinks.id, id)))
}

async function refuse(deps: Deps, tx: Tx, viewer: ActorAround, link: LinkRow, reason: string): Promise<void> {
  const { communityId, personId, personName, buildingId } = link
  const now = deps.clock.now()
  await close(tx, link, { settledAt: now, settledBy: viewer.personId, outcome: 'refused', reason })
  if (link.startedBy === 'person')
    await noteAttempt(deps, tx, { communityId, personId, personName, what: 'strangerClaim', subjectId: buildingId })
}

/** The entry the link is about, as whoever keeps it names it. */
async function entryOf(tx: Tx, viewer: ActorAround, link: LinkRow, named: string | null): Promise<NeighbourRow> {
  const neighbourId = link.neighbourId ?? named
  const unknown = new Refusal('neighbour-unknown', { fields: [fieldProblem('neighbourId', 'not-a-choice')] })
  if (neighbourId === null) throw unknown
  const row = await findNeighbour(tx, { communityId: link.communityId, neighbourId }, 'update')
  if (!row || (link.startedBy === 'person' && !looksAfterThem(viewer, row))) throw unknown
  if (row.personId !== null) throw new Refusal('neighbour-linked')
  return row
}

async function join(deps: Deps, tx: Tx, viewer: ActorAround, link: LinkRow, named: string | null): Promise<void> {
  const { communityId, personId } = link
  const now = deps.clock.now()
  const row = await entryOf(tx, viewer, link, named)
  await tx
    .update(neighbours)
    .set({ personId, joinedAt: now, version: row.version + 1 })
    .where(and(eq(neighbours.communityId, communityId), eq(neighbours.id, row.id)))
  const count = await makeTheirs(deps, tx, viewer, { row, personId })
  await close(tx, link, {
    neighbourId: row.id,
    settledAt: now,
    settledBy: viewer.personId,
    outcome: 'linked',
    whistles: count,
  })
}

/** What was relayed for the entry is the person's from now on. */
async function makeTheirs(
  deps: Deps,
  tx: Tx,
  viewer: ActorAround,
  { row, personId }: { row: NeighbourRow; personId: string },
): Promise<number> {
  const { communityId } = row
  const now = deps.clock.now()
  const relayed = await relayedFor(tx, row)
  for (const { id: caseId } of await holdTogether(tx, communityId, [...new Set(relayed.map((w) => w.caseId))])) {
    const here = relayed.filter((w) => w.caseId === caseId).map(({ id }) => id)
    await tx
      .update(whistles)
      .set({ personId })
      .where(and(eq(whistles.communityId, communityId), inArray(whistles.id, here)))
    const record = await findCase(tx, communityId, caseId, now, true)
    if (!record) throw new Error('the case is held')
    const own = viewer.personId === personId
    const author = {
      personId: viewer.personId,
      displayName: viewer.displayName ?? '',
      capacity: own ? ('reporter' as const) : ('resident' as const),
      partyId: null,
    }
    const work = new CaseWork(tx, deps.ids, now, record, author)
    work.row.whistleCount = voicesOf(record.whistles.filter((w) => w.withdrawnAt === null))
    await work.append('whistle.owned', [], { data: { whistles: here.length } })
    await work.save()
  }
  return relayed.length
}
