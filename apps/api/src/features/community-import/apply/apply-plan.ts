import { grouped, IMPORT_SHEET_LABELS } from '@juwuye/messages'
import { count, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import {
  type Administrator,
  buildings,
  insertEstate,
  insertParty,
  noteStep,
  rewriteParty,
} from '../../communities/index.ts'
import { changeInvited, inviteByName } from '../../opening/index.ts'
import { type ImportKey, moveImport, touchImport } from '../import-state.ts'
import { type Plan, summary } from '../understand/understand-book.ts'
import { keepUnits, UNITS_AT_ONCE } from './keep-units.ts'

/**
 * Writes a plan, in the transaction that also ends the import: all of it or nothing. How far it is, is told outside of it.
 *
 * @throws ImportOver when somebody took it back meanwhile
 */
export async function applyPlan(deps: Deps, tx: Tx, key: ImportKey, by: Administrator, plan: Plan): Promise<void> {
  const { communityId, importId } = key
  const now = deps.clock.now()
  const rowsTotal =
    plan.places.rows.estates +
    plan.places.rows.buildings +
    plan.units.length +
    plan.parties.length +
    plan.roster.length +
    plan.neighbours.length
  let rowsDone = 0
  const told = async (rows: number) => {
    rowsDone += rows
    await touchImport(deps, key, { rowsDone, rowsTotal })
  }
  await keepPlaces(deps, tx, communityId, plan)
  await told(plan.places.rows.estates + plan.places.rows.buildings)
  for (let at = 0; at < plan.units.length; at += UNITS_AT_ONCE) {
    const part = plan.units.slice(at, at + UNITS_AT_ONCE)
    await keepUnits(deps, tx, communityId, part)
    await told(part.length)
  }
  await keepParties(deps, tx, communityId, plan)
  await told(plan.parties.length)
  const inviting = { communityId, importId, by, now }
  await inviteByName(
    deps,
    tx,
    inviting,
    plan.roster.filter(({ change }) => change === 'added').map(({ change: _, invitationId: __, ...entry }) => entry),
  )
  for (const { invitationId, change: _, ...entry } of plan.roster)
    if (invitationId !== null) await changeInvited(tx, inviting, invitationId, entry)
  await told(plan.roster.length)
  const sheets = summary(plan, await plan.listNeighbours(false))
  const about = sheets.map(({ sheet, added, changed }) => {
    const parts = [added > 0 && `加 ${grouped(added)}`, changed > 0 && `改 ${grouped(changed)}`]
    return `${IMPORT_SHEET_LABELS[sheet]}${parts.filter(Boolean).join(' ') || '没变'}`
  })
  const step = { step: 'communityImported', personId: by.personId, personName: by.name, at: now } as const
  await noteStep(tx, deps.ids, { communityId, ...step, about: about.join('，'), subjectId: importId })
  await moveImport(tx, key, 'done', deps.clock.now(), { sheets, rowsDone: rowsTotal, rowsTotal })
}

async function keepPlaces({ ids }: Deps, tx: Tx, communityId: string, { places }: Plan): Promise<void> {
  for (const estate of places.newEstates)
    await insertEstate(tx, ids, { communityId, ...estate, buildings: [], places: [] })
  if (places.newBuildings.length === 0) return
  const before = await tx
    .select({ estateId: buildings.estateId, n: count() })
    .from(buildings)
    .where(eq(buildings.communityId, communityId))
    .groupBy(buildings.estateId)
  const next = new Map(before.map(({ estateId, n }) => [estateId, n]))
  await tx.insert(buildings).values(
    places.newBuildings.map(({ id, estateId, name }) => {
      const position = next.get(estateId) ?? 0
      next.set(estateId, position + 1)
      return { communityId, id, estateId, name, position }
    }),
  )
}

async function keepParties({ ids }: Deps, tx: Tx, communityId: string, { parties }: Plan): Promise<void> {
  for (const { change, id, kind, ...party } of parties) {
    if (change === 'added') await insertParty(tx, ids, { communityId, id, kind, ...party })
    if (change === 'changed') await rewriteParty(tx, { communityId, partyId: id }, party)
  }
}
