import { INVITED_ROLES, isOpen, mayInvite, needsParty, OPENING_NEEDS, PARTY_KIND_OF_ROLE } from '@juwuye/domain'
import type { AdministrationSteps, Opening } from '@juwuye/types'
import { and, desc, eq, lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { inCommunity } from '../../platform/db/tenant.ts'
import { decodeCursor, encodeCursor } from '../../platform/http/cursor.ts'
import { administrationSteps, openingFacts, partyRefs, requireAdministrator } from '../communities/index.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

/** What is missing before anybody can whistle, and who may be let in; for desk and town. @throws Refusal not-found, forbidden */
export function readOpening(deps: Deps, asking: Asking): Promise<Opening> {
  const { communityId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const viewer = await requireAdministrator(tx, communityId, asking, now)
    const facts = await openingFacts(tx, communityId, now)
    const parties = [...(await partyRefs(tx, communityId)).values()]
    const roles = INVITED_ROLES.filter((role) => mayInvite(viewer, role)).flatMap((role) => {
      const kinds = PARTY_KIND_OF_ROLE[role] ?? []
      const fitting = parties.filter(({ kind }) => kinds.includes(kind))
      return fitting.length > 0 || !needsParty(role) ? [{ role, parties: fitting }] : []
    })
    return { open: isOpen(facts), needs: OPENING_NEEDS.map((need) => ({ need, done: facts[need] })), roles }
  })
}

/** What was done to open the community and to let people in, newest first; for desk and town. @throws Refusal not-found, forbidden */
export function listAdministrationSteps(
  deps: Deps,
  asking: Asking,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<AdministrationSteps> {
  const { communityId } = asking
  return inCommunity(deps.db.api, asking, async (tx) => {
    await requireAdministrator(tx, communityId, asking, deps.clock.now())
    const after = decodeCursor(cursor)
    // ids carry the time
    const rows = await tx
      .select()
      .from(administrationSteps)
      .where(and(eq(administrationSteps.communityId, communityId), after && lt(administrationSteps.id, after.id)))
      .orderBy(desc(administrationSteps.id))
      .limit(limit + 1)
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map(({ id, step, personName, at, about }) => ({ id, step, by: personName, at, about })),
      nextCursor: rows.length > limit && last ? encodeCursor({ at: last.at, id: last.id }) : null,
    }
  })
}
