import { DAY } from '@juwuye/domain'
import type { HomeCodeBatch, MadeHomeCodes } from '@juwuye/types'
import type { makeHomeCodesBody } from '@juwuye/types/schemas'
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { fieldProblem, Refusal } from '../../../platform/http/refusal.ts'
import { type Administrator, buildingsByName, noteStep, requireAdministrator } from '../../communities/index.ts'
import { hashHomeCode, makeHomeCode } from '../home-code.ts'
import { homeCodeBatches, homeCodes } from '../home-codes.table.ts'
import { type BatchRow, presentBatches } from '../list-home-codes.ts'

interface Asking {
  readonly communityId: string
  readonly personId: string
}

/**
 * Slips for the homes of one building. Their codes are told this once: where the answer got lost, the batch is taken back
 * and made anew.
 *
 * @throws Refusal not-found, forbidden; building-unknown; idempotency-conflict when it is there already
 */
export function makeHomeCodes(
  deps: Deps,
  asking: Asking,
  input: z.output<typeof makeHomeCodesBody>,
): Promise<MadeHomeCodes> {
  const { communityId, personId } = asking
  const { id, buildingId } = input
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const by = await requireAdministrator(tx, communityId, asking, now)
    const building = (await buildingsByName(tx, communityId)).find((one) => one.id === buildingId)
    if (!building) throw new Refusal('building-unknown', { fields: [fieldProblem('buildingId', 'not-a-choice')] })
    const codes = [...new Set(Array.from({ length: input.codes }, makeHomeCode))]
    const made = { madeBy: personId, madeByName: by.name, madeAt: now, endsAt: now + input.days * DAY }
    const [row] = await tx
      .insert(homeCodeBatches)
      .values({ communityId, id, estateId: building.estateId, buildingId, codes: codes.length, ...made })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new Refusal('idempotency-conflict')
    const slips = codes.map((code) => ({ communityId, id: deps.ids.uuid(), batchId: id, codeHash: hashHomeCode(code) }))
    await tx.insert(homeCodes).values(slips)
    return { batch: await noted(deps, tx, row, 'homeCodesMade', by, now), codes }
  })
}

/** Takes back the slips that nobody used yet. Twice is once. @throws Refusal not-found, forbidden */
export function revokeHomeCodes(deps: Deps, asking: Asking & { batchId: string }): Promise<HomeCodeBatch> {
  const { communityId, personId, batchId } = asking
  const now = deps.clock.now()
  return inCommunity(deps.db.api, asking, async (tx) => {
    const by = await requireAdministrator(tx, communityId, asking, now)
    const here = and(eq(homeCodeBatches.communityId, communityId), eq(homeCodeBatches.id, batchId))
    const [row] = await tx.select().from(homeCodeBatches).where(here).for('update')
    if (!row) throw new Refusal('not-found')
    if (row.revokedAt !== null) return shownAsOne(tx, row)
    const ended = { revokedAt: now, revokedBy: personId, revokedByName: by.name }
    await tx.update(homeCodeBatches).set(ended).where(here)
    return noted(deps, tx, { ...row, ...ended }, 'homeCodesRevoked', by, now)
  })
}

async function noted(
  { ids }: Pick<Deps, 'ids'>,
  tx: Tx,
  row: BatchRow,
  step: 'homeCodesMade' | 'homeCodesRevoked',
  by: Administrator,
  at: number,
): Promise<HomeCodeBatch> {
  const { communityId } = row
  const batch = await shownAsOne(tx, row)
  const about = `${batch.estate} ${batch.building}，${batch.codes} 张`
  await noteStep(tx, ids, { communityId, step, personId: by.personId, personName: by.name, at, about })
  return batch
}

async function shownAsOne(tx: Tx, row: BatchRow): Promise<HomeCodeBatch> {
  const [batch] = await presentBatches(tx, row.communityId, [row])
  if (!batch) throw new Error('one batch is shown as one')
  return batch
}
