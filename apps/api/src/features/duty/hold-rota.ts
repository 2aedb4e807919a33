import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { rotas, shifts } from './duty.table.ts'
import type { DutyViewer } from './duty-access.ts'
import type { ShiftRow } from './month-facts.ts'

/** Who changes it, and under which name that is noted. */
export type ChangedBy = Pick<DutyViewer, 'communityId' | 'personId' | 'name'>

export type RotaRow = typeof rotas.$inferSelect

/** The month's rota, nobody else at it until the transaction ends. Months are held in their order. */
export async function holdRota(tx: Tx, communityId: string, month: string): Promise<RotaRow | undefined> {
  const [row] = await tx
    .select()
    .from(rotas)
    .where(and(eq(rotas.communityId, communityId), eq(rotas.month, month)))
    .for('update')
  return row
}

/** The month's rota, begun where there is none. @throws Refusal rota-changed when somebody was quicker */
export async function holdOrBegin(
  tx: Tx,
  { communityId, personId, name }: DutyViewer,
  { month, version }: { month: string; version: number },
  now: number,
): Promise<RotaRow> {
  const by = { changedBy: personId, changedByName: name, changedAt: now }
  await tx
    .insert(rotas)
    .values({ communityId, month, state: 'draft', ...by, publishedAt: null, version: 0 })
    .onConflictDoNothing()
  const row = await holdRota(tx, communityId, month)
  if (!row) throw new Error(`no rota ${month}`)
  if (row.version !== version) throw new Refusal('rota-changed', { params: { by: row.changedByName } })
  return row
}

/** Notes who changed it last. */
export async function touchRota(
  tx: Tx,
  { communityId, personId, name }: ChangedBy,
  rota: RotaRow,
  now: number,
  change: Partial<Pick<RotaRow, 'state' | 'publishedAt'>> = {},
): Promise<void> {
  await tx
    .update(rotas)
    .set({ ...change, changedBy: personId, changedByName: name, changedAt: now, version: rota.version + 1 })
    .where(and(eq(rotas.communityId, communityId), eq(rotas.month, rota.month)))
}

/** The shift, before anything is held. @throws Refusal not-found */
export async function getShift(tx: Tx, communityId: string, shiftId: string): Promise<ShiftRow> {
  const [row] = await tx
    .select()
    .from(shifts)
    .where(and(eq(shifts.communityId, communityId), eq(shifts.id, shiftId)))
  if (!row) throw new Refusal('not-found')
  return row
}

/** The shift with its rota held. @throws Refusal not-found */
export async function holdShift(
  tx: Tx,
  communityId: string,
  shiftId: string,
): Promise<{ rota: RotaRow; shift: ShiftRow }> {
  const { month } = await getShift(tx, communityId, shiftId)
  const rota = await holdRota(tx, communityId, month)
  if (!rota) throw new Error(`no rota ${month}`)
  return { rota, shift: await getShift(tx, communityId, shiftId) }
}
