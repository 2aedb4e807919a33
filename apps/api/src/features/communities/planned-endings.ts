import { and, asc, eq, lte } from 'drizzle-orm'
import type { Database, Tx } from '../../platform/db/pools.ts'
import { asSweeper } from '../../platform/db/tenant.ts'
import { memberships, type PlannedEnding } from './communities.table.ts'

const AT_ONCE = 200

interface At {
  readonly communityId: string
  readonly membershipId: string
}

const row = ({ communityId, membershipId }: At) =>
  and(eq(memberships.communityId, communityId), eq(memberships.id, membershipId))

/** Memberships whose day came, in every community. */
export const dueEndings = (sweeper: Database, now: number) =>
  asSweeper(sweeper, (tx) =>
    tx
      .select({ communityId: memberships.communityId, membershipId: memberships.id })
      .from(memberships)
      .where(lte(memberships.endsAt, now))
      .orderBy(asc(memberships.endsAt))
      .limit(AT_ONCE),
  )

/** What was fixed and is still to be done. */
export async function findPlanned(tx: Tx, at: At) {
  const [found] = await tx
    .select({ personId: memberships.personId, endsAt: memberships.endsAt, planned: memberships.planned })
    .from(memberships)
    .where(row(at))
  if (!found?.planned || found.endsAt === null) return undefined
  const { personId, endsAt, planned } = found
  return { personId, endsAt, planned }
}

/** Fixes it, or with null takes it back. */
export async function setPlanned(
  tx: Tx,
  at: At,
  plan: { endsAt: number; planned: PlannedEnding } | null,
): Promise<void> {
  await tx
    .update(memberships)
    .set(plan ?? { endsAt: null, planned: null })
    .where(row(at))
}

/** It could not be done on its day; answers whether it still stood for that day. */
export async function failPlanned(tx: Tx, at: At, endsAt: number, planned: PlannedEnding): Promise<boolean> {
  const failed = await tx
    .update(memberships)
    .set({ endsAt: null, planned: { ...planned, failed: true } })
    .where(and(row(at), eq(memberships.endsAt, endsAt)))
    .returning({ id: memberships.id })
  return failed.length > 0
}
