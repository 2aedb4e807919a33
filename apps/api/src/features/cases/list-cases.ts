import { DUTY_READS, OPEN_TO_PARTIES } from '@juwuye/domain'
import type { CaseList, SimilarCases, Workbench } from '@juwuye/types'
import type { casesQuery, similarQuery } from '@juwuye/types/schemas'
import type { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { inCommunity, together } from '../../platform/db/tenant.ts'
import { encodeCursor } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  actorAround,
  countResidentsToConfirm,
  findCommunity,
  partyRefs,
  placeNames,
  policyInForce,
} from '../communities/index.ts'
import { type CardContext, presentCard } from './case-card.ts'
import { photosFor } from './case-photos.ts'
import { type ListViewer, listViewer } from './cases.predicates.ts'
import { type CardRow, countQueues, findFirst, findSimilar, type ListedRow, listCases } from './cases.queries.ts'
import { countTellBacks } from './count-tell-backs.ts'

export interface Asking {
  readonly communityId: string
  readonly personId: string
}

function asViewer<T>(
  deps: Deps,
  { communityId, personId }: Asking,
  fn: (tx: Tx, viewer: ListViewer, show: (cards: readonly ListedRow[]) => CardContext) => Promise<T>,
): Promise<T> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    const [community, { policy }, actor, parties, places] = await together(
      findCommunity(tx, communityId),
      policyInForce(tx, communityId),
      actorAround(tx, communityId, personId, now),
      partyRefs(tx, communityId),
      placeNames(tx, communityId),
    )
    if (!community) throw new Refusal('not-found')
    const viewer = listViewer(actor, now, policy.deadlines)
    return fn(tx, viewer, (cards) => {
      const photos = new Map(cards.flatMap(({ thumb }) => (thumb ? [[thumb.id, thumb]] : [])))
      return { viewer, places, parties, photo: photosFor(deps.signer, photos, viewer) }
    })
  })
}

/** Words and photos on a card are for the desk, the parties on the case while it is open, and who is on duty in danger. */
function readsInFull({ row, onMyTable, byDesk }: CardRow, { actor, partyIds }: ListViewer): boolean {
  if (byDesk) return true
  const about = row.aboutPartyId !== null && partyIds.includes(row.aboutPartyId)
  if (row.caseClass === 'private') return false
  const inDanger = actor.onDuty && !about && DUTY_READS.includes(row.danger) && row.state === 'dispatched'
  return inDanger || (onMyTable && OPEN_TO_PARTIES.includes(row.state))
}

/** A page of cases this person may see. */
export function listCasePage(deps: Deps, asking: Asking, query: z.output<typeof casesQuery>): Promise<CaseList> {
  return asViewer(deps, asking, async (tx, viewer, show) => {
    const found = await listCases(tx, asking.communityId, viewer, query)
    const shown = found.slice(0, query.limit)
    const context = show(shown)
    const last = shown.at(-1)?.row
    return {
      items: shown.map((card) => presentCard(card, context, readsInFull(card, viewer))),
      nextCursor: found.length > query.limit && last ? encodeCursor({ at: last.receivedAt, id: last.id }) : null,
    }
  })
}

/** What waits on this person, counted. */
export function readWorkbench(deps: Deps, asking: Asking): Promise<Workbench> {
  const { communityId } = asking
  return asViewer(deps, asking, async (tx, viewer, show) => {
    const [queues, first, residentsToConfirm, tellBacks] = await together(
      countQueues(tx, communityId, viewer),
      findFirst(tx, communityId, viewer),
      countResidentsToConfirm(tx, communityId, viewer.actor),
      countTellBacks(tx, communityId, viewer),
    )
    const context = show(first ? [first] : [])
    return {
      queues: queues
        .filter((q) => q.count > 0)
        .map((q) => ({ ...q, overdue: q.dueAt !== null && q.dueAt <= viewer.now })),
      first: first ? presentCard(first, context, readsInFull(first, viewer)) : null,
      residentsToConfirm,
      tellBacks,
    }
  })
}

/** Open cases nearby that may be the same matter. */
export function listSimilar(deps: Deps, asking: Asking, query: z.output<typeof similarQuery>): Promise<SimilarCases> {
  return asViewer(deps, asking, async (tx, viewer, show) => {
    const found = await findSimilar(tx, asking.communityId, viewer, query)
    const context = show(found)
    return {
      items: found.map((card) => ({
        ...presentCard(card, context, readsInFull(card, viewer)),
        joined: card.whistles.some((w) => w.personId === viewer.personId),
        score: card.score,
      })),
    }
  })
}
