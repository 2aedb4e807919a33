import { nextChase, waitsForReporter } from '@juwuye/domain'
import { lateText, workingText } from '@juwuye/messages'
import type { LateList, LateRow } from '@juwuye/types'
import type { lateQuery } from '@juwuye/types/schemas'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type ActorAround, actorAround, placeNames, policyInForce, requireBelonging } from '../communities/index.ts'
import { type ListViewer, listViewer } from './cases.predicates.ts'
import { encodePlace, findLate, type LateClock, type Watcher } from './late.queries.ts'
import { lateFacts } from './late-facts.ts'
import { type LateFacts, ownerNames, reasonsFor } from './late-reasons.ts'
import type { Asking } from './list-cases.ts'

/** Desk and council watch their community, the town what reached it. @throws Refusal not-found, forbidden */
function watcherOf(actor: ActorAround): Watcher {
  requireBelonging(actor)
  const holds = (...roles: string[]) => actor.memberships.some(({ role }) => roles.includes(role))
  if (holds('socialWorker', 'secretary')) return 'desk'
  if (holds('councilMember')) return 'council'
  if (actor.townOfficer) return 'town'
  throw new Refusal('forbidden')
}

/** What time does about the clock next, by the case as it stands. */
function nextStep({ clock, row }: LateClock, { seats }: LateFacts, { deadlines }: ListViewer): LateRow['next'] {
  const asked = seats
    .filter((seat) => seat.nodeId === clock.subjectId)
    .map(({ id, kind, partyId, signedBy, verdict }) => ({ id, kind, partyId, signedBy, verdict, personIds: [] }))
  return (
    nextChase(clock, {
      caseClass: row.caseClass,
      danger: row.danger === 'pending' || row.danger === 'confirmed',
      deadlines,
      waitsForReporter: clock.kind === 'verification' && waitsForReporter(row, { seats: asked }),
      onBookUntil: row.onBookUntil,
    }) ?? null
  )
}

/** Number and dates are for every watcher; what it is about, and whose, for who may read words of the case. */
function lateRow(
  late: LateClock,
  facts: LateFacts,
  { viewer, places }: { viewer: ListViewer; places: ReadonlyMap<string, string> },
): LateRow {
  const { clock, row, level, visible, inWords } = late
  const { now } = viewer
  const place = places.get(row.buildingId ?? row.estateId) ?? ''
  return {
    caseId: row.id,
    number: row.number,
    title: inWords ? (row.title ?? `${place}的一件事`) : null,
    class: visible || row.caseClass !== 'private' ? row.caseClass : null,
    clock: clock.kind,
    dueAt: clock.dueAt,
    working: workingText(clock.kind, clock.working, clock.dueAt, now),
    owner: inWords ? ownerNames(clock, facts).join('、') : '',
    why: inWords ? lateText(reasonsFor(clock, facts), now) : '',
    level,
    onBookUntil: row.onBookUntil !== null && row.onBookUntil > now ? row.onBookUntil : null,
    next: nextStep(late, facts, viewer),
  }
}

/** What runs late in the community and why, the longest overdue first; for those who watch over it. */
export function listLate(
  deps: Deps,
  { communityId, personId }: Asking,
  query: z.output<typeof lateQuery>,
): Promise<LateList> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    const actor = await actorAround(tx, communityId, personId, now)
    const watcher = watcherOf(actor)
    const { policy } = await policyInForce(tx, communityId)
    const viewer = listViewer(actor, now, policy.deadlines)
    const found = await findLate(tx, communityId, { viewer, watcher }, query)
    const shown = found.slice(0, query.limit)
    const last = shown.at(-1)
    const ids = shown.map(({ row }) => row.id)
    const factsOf = await lateFacts(tx, communityId, ids, now)
    const places = await placeNames(tx, communityId)
    return {
      items: shown.map((late) => lateRow(late, factsOf(late.row), { viewer, places })),
      nextCursor: found.length > query.limit && last ? encodePlace(last) : null,
    }
  })
}
