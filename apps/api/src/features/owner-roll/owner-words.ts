import type { Deps } from '../../deps.ts'
import type { UnitOwnerRow } from '../communities/index.ts'

/** An owner as the roll names them. */
export interface OwnerWords {
  readonly name: string
  readonly phone: string | null
}

type Address = Pick<UnitOwnerRow, 'communityId' | 'id'>

const placeOf = ({ communityId, id }: Address, field: 'name' | 'phone') => `owner/${communityId}/${id}/${field}`

/** Unreadable, for the database. */
export function sealedOwner({ sealer }: Pick<Deps, 'sealer'>, address: Address, { name, phone }: OwnerWords) {
  return {
    name: sealer.seal(name, placeOf(address, 'name')),
    phone: phone === null ? null : sealer.seal(phone, placeOf(address, 'phone')),
  }
}

/** What was sealed, readable again. */
export function openedOwner(
  { sealer }: Pick<Deps, 'sealer'>,
  row: Pick<UnitOwnerRow, 'communityId' | 'id' | 'name' | 'phone'>,
): OwnerWords {
  return {
    name: sealer.open(row.name, placeOf(row, 'name')),
    phone: row.phone === null ? null : sealer.open(row.phone, placeOf(row, 'phone')),
  }
}

/**
 * The same for every unit of the same owners. A name alone tells nobody from another of that name: without a telephone
 * number its owners are a head of their own.
 */
export function headKey(
  { sealer }: Pick<Deps, 'sealer'>,
  communityId: string,
  owners: readonly OwnerWords[],
): Buffer | null {
  if (owners.every(({ phone }) => phone === null)) return null
  const each = owners.map(({ name, phone }) => `${name} ${(phone ?? '').replace(/\D/g, '')}`)
  return sealer.hash(`head/${communityId}/${each.sort().join('/')}`)
}
