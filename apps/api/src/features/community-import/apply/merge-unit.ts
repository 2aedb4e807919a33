import type { Deps } from '../../../deps.ts'
import { bare } from '../../../platform/sheets/typed-rows.ts'
import type { UnitOwnerRow, UnitRow } from '../../communities/index.ts'
import { headKey, type OwnerWords, openedOwner, sealedOwner } from '../../owner-roll/index.ts'
import type { UnitSaid } from '../understand/understand-units.ts'
import type { UnitThere } from './units-there.ts'

type OwnerSaid = OwnerWords & { readonly was: UnitOwnerRow | undefined }

/** What a row makes of a unit; an empty cell leaves what is there. */
export interface MergedUnit {
  readonly change: 'added' | 'changed' | 'unchanged'
  readonly said: UnitSaid
  readonly there: UnitThere | undefined
  /** null: as they are. */
  readonly owners: readonly OwnerSaid[] | null
}

export function mergeUnit(deps: Pick<Deps, 'sealer'>, said: UnitSaid, there: UnitThere | undefined): MergedUnit {
  if (!there) {
    const owners = (said.owners ?? []).map((owner) => ({ ...owner, was: undefined }))
    return { change: 'added', said, there, owners }
  }
  const { unit } = there
  const owners = said.owners === null ? null : mergeOwners(deps, said.owners, there)
  const same =
    (said.kind ?? unit.kind) === unit.kind &&
    (said.area === null || (said.area.cm2 === unit.areaCm2 && said.area.source === unit.areaSource)) &&
    owners === null
  return { change: same ? 'unchanged' : 'changed', said, there, owners }
}

/** Who keeps their name is the same, with their telephone number unless the row has another. @returns null: as they are */
function mergeOwners(
  deps: Pick<Deps, 'sealer'>,
  said: readonly OwnerWords[],
  there: UnitThere,
): readonly OwnerSaid[] | null {
  const before = there.owners.map((was) => ({ was, ...openedOwner(deps, was) }))
  const now = said.map(({ name, phone }): OwnerSaid & { same: boolean } => {
    const known = before.find((one) => bare(one.name) === bare(name))
    const kept = phone ?? known?.phone ?? null
    return { name, phone: kept, was: known?.was, same: known?.name === name && known.phone === kept }
  })
  const as = (place: number) => now[place]?.same && now[place]?.was === before[place]?.was
  return now.length === before.length && before.every((_, place) => as(place)) ? null : now
}

/** The rows to be written of a unit that is new or changed. */
export function unitRows(
  deps: Pick<Deps, 'sealer' | 'ids'>,
  communityId: string,
  { said, there, owners }: MergedUnit,
): { unit: UnitRow; owners: UnitOwnerRow[] | null } {
  const is = there?.unit
  const id = is?.id ?? deps.ids.uuid()
  const unit = {
    communityId,
    id,
    estateId: said.estateId,
    buildingId: said.buildingId,
    name: is?.name ?? said.name,
    kind: said.kind ?? is?.kind ?? 'dwelling',
    areaCm2: said.area?.cm2 ?? is?.areaCm2 ?? null,
    areaSource: said.area?.source ?? is?.areaSource ?? null,
    owners: owners?.length ?? is?.owners ?? 0,
    headKey: owners === null ? (is?.headKey ?? null) : headKey(deps, communityId, owners),
    version: (is?.version ?? 0) + 1,
  }
  if (owners === null) return { unit, owners }
  const nobody = { personId: null, matchedBy: null, matchedByName: null, matchedAt: null }
  return {
    unit,
    owners: owners.map(({ was, ...words }, position) => {
      const ownerId = was?.id ?? deps.ids.uuid()
      const sealed = sealedOwner(deps, { communityId, id: ownerId }, words)
      return { ...nobody, ...was, communityId, unitId: id, id: ownerId, position, ...sealed }
    }),
  }
}
