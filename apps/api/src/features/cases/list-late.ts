import { isActive, nextChase, waitsForReporter } from '@juwuye/domain'
import { lateText, workingText } from '@juwuye/messages'
import type { LateList, LateRow } from '@juwuye/types'
import type { lateQuery } from '@juwuye/types/schemas'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  type ActorAround,
  actorAround,
  partyRefs,
  placeNames,
  policyInForce,
  requireBelonging,
} from '../communities/index.ts'
import { type ListViewer, listViewer } from './cases.predicates.ts'
import { caseParties, caseRefusals, caseRulings, nodes, objections, pendingActs, seats } from './cases.table.ts'
import { supervisions } from './chasing.table.ts'
import { encodePlace, findLate, type LateClock, type Watcher } from './late.queries.ts'
import { type LateFacts, type OpenQuestion, ownerNames, reasonsFor } from './late-reasons.ts'
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

/** What the reasons ask about, of all cases of a page at once. */
async function factsOfCases(
  tx: Tx,
  communityId: string,
  late: readonly LateClock[],
  now: number,
): Promise<(row: LateClock['row']) => LateFacts> {
  const ids = [...new Set(late.map(({ row }) => row.id))]
  const here = <T extends { communityId: typeof nodes.communityId; caseId: typeof nodes.caseId }>(table: T) =>
    and(eq(table.communityId, communityId), inArray(table.caseId, ids))
  const none = ids.length === 0
  const [parties, refusals, steps, panels, pending, asked, objected, demands] = none
    ? [[], [], [], [], [], [], [], []]
    : [
        await tx.select().from(caseParties).where(here(caseParties as never)),
        await tx.select().from(caseRefusals).where(and(here(caseRefusals as never), isNull(caseRefusals.settledAt))),
        await tx.select().from(nodes).where(here(nodes)).orderBy(nodes.position),
        await tx.select().from(seats).where(and(here(seats as never), isNull(seats.replacedAt))),
        await tx.select().from(pendingActs).where(and(here(pendingActs as never), isNull(pendingActs.settledAt))),
        await tx.select().from(caseRulings).where(and(here(caseRulings as never), isNull(caseRulings.ruledAt))),
        await tx.select().from(objections).where(and(here(objections as never), isNull(objections.ruledAt))),
        await tx
          .select()
          .from(supervisions)
          .where(
            and(here(supervisions as never), isNull(supervisions.answeredAt), isNull(supervisions.settledAt)),
          ),
      ]
  return null as never
}
