import { and, eq, inArray, or } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { fieldProblem, Refusal } from '../../platform/http/refusal.ts'
import { type CaseRow, whistles } from '../cases/index.ts'
import { actorAround } from '../communities/index.ts'
import type { HeldCase } from './held.ts'

/**
 * Nobody mediates what they whistled about themselves, nor takes over a complaint about their own party, unless that
 * party leads it.
 *
 * @throws Refusal successor-unknown, naming the first such case
 */
export async function requireUninvolved(
  tx: Tx,
  successorId: string,
  rows: readonly CaseRow[],
  held: readonly HeldCase[],
  now: number,
): Promise<void> {
  const [first] = rows
  if (!first) return
  const { communityId } = first
  const passing = (caseId: string) => held.filter((h) => h.caseId === caseId).map(({ kind }) => kind)
  const { memberships } = await actorAround(tx, communityId, successorId, now)
  const ofTheirs = (partyId: string | null) => partyId !== null && memberships.some((m) => m.partyId === partyId)
  const whistled = await whistledBy(tx, communityId, successorId, rows)
  const involved = rows.find(({ id, aboutPartyId, leadPartyId }) => {
    const kinds = passing(id)
    if (kinds.includes('mediation') && whistled.includes(id)) return true
    if (!ofTheirs(aboutPartyId)) return false
    if (kinds.includes('mediation') || kinds.includes('received')) return true
    return kinds.includes('talk') && !ofTheirs(leadPartyId)
  })
  if (!involved) return
  const problem = fieldProblem('successorId', 'involved', { number: involved.number })
  throw new Refusal('successor-unknown', { fields: [problem] })
}

async function whistledBy(tx: Tx, communityId: string, personId: string, rows: readonly CaseRow[]): Promise<string[]> {
  const said = await tx
    .select({ caseId: whistles.caseId })
    .from(whistles)
    .where(
      and(
        eq(whistles.communityId, communityId),
        inArray(
          whistles.caseId,
          rows.map(({ id }) => id),
        ),
        or(eq(whistles.personId, personId), eq(whistles.enteredBy, personId)),
      ),
    )
  return said.map(({ caseId }) => caseId)
}
