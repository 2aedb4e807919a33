import type { UnitView } from '@juwuye/types'
import type { correctUnitBody } from '@juwuye/types/schemas'
import { and, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import { noteStep, settleLevels, type UnitOwnerRow, type UnitRow, unitOwners, units } from '../../communities/index.ts'
import { holdUnit, lastHand, type UnitAddress } from '../hold-unit.ts'
import { headKey, openedOwner, sealedOwner } from '../owner-words.ts'
import { ownersOf, shownAsOne } from '../present-units.ts'

type Correction = z.output<typeof correctUnitBody>

/**
 * What a unit is and whose, as somebody of the desk corrects it. Whoever is an owner no more is one nowhere for its sake. The
 * same again changes nothing.
 *
 * @throws Refusal not-found, forbidden; unit-changed when somebody was quicker; invalid-input for half an area, or an
 *   owner who is not there
 */
export function correctUnit(deps: Deps, address: UnitAddress, input: Correction): Promise<UnitView> {
  const { communityId, personId, unitId } = address
  const now = deps.clock.now()
  return inCommunity(deps.db.api, address, async (tx) => {
    const { row, by, about } = await holdUnit(tx, address, now)
    const before = await ownersOf(tx, communityId, [unitId])
    if (row.version !== input.version) {
      if (standsAlready(deps, row, before, input)) return shownAsOne(deps, tx, row)
      throw new Refusal('unit-changed', { params: { by: await lastHand(tx, row) } })
    }
    const { kind, areaCm2, areaSource } = input
    if ((areaCm2 === null) !== (areaSource === null))
      throw invalidField(areaCm2 === null ? 'areaCm2' : 'areaSource', 'required')
    const owners = input.owners.map(({ id, name, phone }, position) => {
      const known = before.find((one) => one.id === id)
      if (id !== undefined && !known) throw invalidField(`owners.${position}.id`, 'not-a-choice')
      const was = known && openedOwner(deps, known)
      // another name is another person
      const same = was?.name === name ? known : undefined
      const words = { name, phone: phone === undefined ? (same && was ? was.phone : null) : phone }
      const rowId = same?.id ?? deps.ids.uuid()
      const { personId: matched = null, matchedBy = null, matchedByName = null, matchedAt = null } = same ?? {}
      const match = { personId: matched, matchedBy, matchedByName, matchedAt }
      const sealed = sealedOwner(deps, { communityId, id: rowId }, words)
      return { words, row: { communityId, unitId, id: rowId, position, ...match, ...sealed } }
    })
    if (before.length > 0)
      await tx.delete(unitOwners).where(
        and(
          eq(unitOwners.communityId, communityId),
          eq(unitOwners.unitId, unitId),
          inArray(
            unitOwners.id,
            before.map(({ id }) => id),
          ),
        ),
      )
    if (owners.length > 0) await tx.insert(unitOwners).values(owners.map((owner) => owner.row))
    const words = owners.map((owner) => owner.words)
    const is = { kind, areaCm2, areaSource, owners: words.length, headKey: headKey(deps, communityId, words) }
    const [changed] = await tx
      .update(units)
      .set({ ...is, version: row.version + 1 })
      .where(and(eq(units.communityId, communityId), eq(units.id, unitId)))
      .returning()
    await settleLevels(
      tx,
      communityId,
      before.flatMap((one) => one.personId ?? []),
    )
    const step = { step: 'unitCorrected', personId, personName: by.name, at: now, about, subjectId: unitId } as const
    await noteStep(tx, deps.ids, { communityId, ...step })
    if (!changed) throw new Error('a unit that is held is there')
    return shownAsOne(deps, tx, changed)
  })
}

/** The roll says just that: the answer was lost, and they send it again. */
function standsAlready(deps: Deps, row: UnitRow, owners: readonly UnitOwnerRow[], input: Correction): boolean {
  const { kind, areaCm2, areaSource } = input
  const as = ({ name, phone }: Correction['owners'][number], place: number) => {
    const there = owners[place] && openedOwner(deps, owners[place])
    return there?.name === name && (phone === undefined || phone === there.phone)
  }
  return (
    row.kind === kind &&
    row.areaCm2 === areaCm2 &&
    row.areaSource === areaSource &&
    owners.length === input.owners.length &&
    input.owners.every(as)
  )
}
