import { and, eq, inArray } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { findCommunity } from '../communities/index.ts'
import { type CaseRow, findCase, type WhistleRow } from './case-record.ts'
import { CaseWork } from './case-work.ts'
import { cases, whistles } from './cases.table.ts'
import { leadLeaversOn, moveWhistles } from './move-whistles.ts'
import { blankCase, nextNumber } from './new-case.ts'
import { filedOn, sumsOf } from './whistle-sums.ts'

/** Where each whistle was filed first: its place, and whom the complaint was about. */
async function originsOf(work: CaseWork, rows: readonly WhistleRow[]): Promise<(w: WhistleRow) => CaseRow> {
  const found = await work.tx
    .select()
    .from(cases)
    .where(and(eq(cases.communityId, work.row.communityId), inArray(cases.id, rows.map(filedOn))))
  return (w) => found.find((row) => row.id === filedOn(w)) ?? work.row
}

/** The first who whistled; where all of them only joined, the first of these speaks for the new case. */
function firstOf(live: readonly WhistleRow[]): WhistleRow {
  const first = live.find((w) => !w.joined) ?? live[0]
  if (!first) throw new Error('a case is split off for somebody')
  return first
}

async function newRow(deps: Deps, work: CaseWork, moved: readonly WhistleRow[]): Promise<CaseRow> {
  const { tx, now, row } = work
  const live = moved.filter((w) => w.withdrawnAt === null)
  const first = firstOf(live)
  const originOf = await originsOf(work, live)
  const origin = originOf(first)
  const receivedAt = Math.min(...live.map((w) => w.receivedAt))
  const { shortName } = (await findCommunity(tx, row.communityId)) ?? { shortName: '' }
  return blankCase({
    communityId: row.communityId,
    id: deps.ids.uuid(),
    number: await nextNumber(tx, row.communityId, shortName, now),
    state: 'raised',
    // said and not denied: whoever sends the new case on looks at that first
    danger: live.some((w) => w.danger && !w.falseUrgent) ? 'deskFirst' : 'none',
    kind: first.kind,
    estateId: origin.estateId,
    buildingId: origin.buildingId,
    placeId: origin.placeId,
    // the exact spot is told by who wrote it, not by who joined them
    spot: first.joined ? null : origin.spot,
    aboutPartyId: live.map((w) => originOf(w).aboutPartyId).find((id) => id !== null) ?? null,
    receivedAt,
    stepTimes: { 1: receivedAt },
    updatedAt: now,
    ...sumsOf(moved, null),
  })
}

/** Who only joined and now speaks first is a reporter, and has no earlier number of their own. */
async function makeReporter(work: CaseWork, first: WhistleRow): Promise<void> {
  if (!first.joined) return
  await work.tx
    .update(whistles)
    .set({ joined: false, formerCaseIds: [] })
    .where(and(eq(whistles.communityId, work.row.communityId), eq(whistles.id, first.id)))
}

/**
 * Makes whistles of a held case a case of their own, under `number` from which they are said to come: raised anew, with
 * its own number and the promise of a reply counted from its own whistle. The case they leave keeps what was done on it.
 */
export async function splitOff(
  deps: Deps,
  work: CaseWork,
  moved: readonly WhistleRow[],
  said: { readonly from: string; readonly reason: string },
): Promise<CaseRow> {
  const { tx, now, row } = work
  const created = await newRow(deps, work, moved)
  await tx.insert(cases).values(created)
  const record = await findCase(tx, row.communityId, created.id, now, true)
  if (!record) throw new Error('the case was just written')
  const fresh = new CaseWork(tx, deps.ids, now, record, work.author)
  await moveWhistles(work, fresh, moved)
  await makeReporter(fresh, firstOf(moved.filter((w) => w.withdrawnAt === null)))
  await fresh.apply('split', 'split', { data: { from: said.from }, words: said.reason })
  await fresh.promiseReply()
  await fresh.save()
  await leadLeaversOn(tx, row.communityId, row.id, created.id)
  return created
}
