import { DAY, dayHeadPreimage, dayOf, GENESIS_HASH, startOfDay } from '@juwuye/domain'
import { desc, eq, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asSweeper, inCommunity } from '../../../platform/db/tenant.ts'
import { eachInTurn, pageByPage } from '../../../platform/in-turn.ts'
import { sha256 } from '../../cases/index.ts'
import { dayHeads } from '../day-heads.table.ts'
import { dayAfter, lastSettledDay } from '../days.ts'
import { rootOfDay } from '../events-of-day.ts'

interface Behind extends Record<string, unknown> {
  id: string
  created_at: string
}

const AT_ONCE = 200
/** So many days are written in one transaction. */
const DAYS = 31

/** Communities that were open on that day and have no head of it yet. */
async function findBehind(deps: Deps, last: string, after: string): Promise<Behind[]> {
  const end = new Date((startOfDay(last) ?? 0) + DAY).toISOString()
  const { rows } = await asSweeper(deps.db.sweeper, (tx) =>
    tx.execute<Behind>(
      sql`select /* cross-tenant: unsealed-days */ id, created_at from juwuye.communities as community
        where id > ${after}::bigint and created_at < ${end}::timestamptz
          and not exists (select 1 from juwuye.day_heads as head where head.community_id = community.id and head.day = ${last})
        order by id limit ${AT_ONCE}`,
    ),
  )
  return rows
}

/**
 * Writes the head of each day that is over, community by community, from the day on which it was opened; days that were
 * missed are caught up. Safe to run twice. A community on which something breaks is thrown after the others.
 */
export async function sealDays(deps: Deps, now: number, stopping?: AbortSignal): Promise<void> {
  const last = lastSettledDay(now)
  const behind = pageByPage(
    (after) => findBehind(deps, last, after),
    ({ id }) => id,
    AT_ONCE,
  )
  const seal = ({ id, created_at }: Behind) => sealCommunity(deps, id, dayOf(Date.parse(created_at)), last)
  await eachInTurn(behind, seal, { stopping })
}

async function sealCommunity(deps: Deps, communityId: string, opened: string, last: string): Promise<void> {
  for (let made = DAYS; made === DAYS; ) {
    made = await inCommunity(deps.db.api, { communityId }, (tx) =>
      sealSome(tx, deps.clock.now(), { communityId, opened, last }),
    )
  }
}

interface Span {
  readonly communityId: string
  readonly opened: string
  readonly last: string
}

/** @returns how many days were written */
async function sealSome(tx: Tx, madeAt: number, { communityId, opened, last }: Span): Promise<number> {
  const [known] = await tx
    .select({ day: dayHeads.day, hash: dayHeads.hash })
    .from(dayHeads)
    .where(eq(dayHeads.communityId, communityId))
    .orderBy(desc(dayHeads.day))
    .limit(1)
  let day = known ? dayAfter(known.day) : opened
  let previousHash = known?.hash ?? GENESIS_HASH
  let made = 0
  for (; made < DAYS && day <= last; made += 1) {
    const root = await rootOfDay(tx, communityId, day)
    const hash = sha256(dayHeadPreimage(communityId, { day, root, previousHash }))
    await tx.insert(dayHeads).values({ communityId, day, root, previousHash, hash, madeAt })
    previousHash = hash
    day = dayAfter(day)
  }
  return made
}
