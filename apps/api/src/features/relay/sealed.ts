import type { Deps } from '../../deps.ts'
import type { NeighbourRow } from './neighbours.table.ts'

type Field = 'room' | 'phone'

const placeOf = (communityId: string, id: string, field: Field) => `neighbour/${communityId}/${id}/${field}`

/** What is nobody's business, for the database; null for nothing. */
export function sealed(
  { sealer }: Pick<Deps, 'sealer'>,
  { communityId, id }: Pick<NeighbourRow, 'communityId' | 'id'>,
  field: Field,
  text: string | null,
): Buffer | null {
  return text === null || text === '' ? null : sealer.seal(text, placeOf(communityId, id, field))
}

/** What was sealed, readable again. */
export function unsealed({ sealer }: Pick<Deps, 'sealer'>, row: NeighbourRow): { room: string; phone: string | null } {
  const read = (field: Field) => {
    const kept = row[field]
    return kept === null ? null : sealer.open(kept, placeOf(row.communityId, row.id, field))
  }
  return { room: read('room') ?? '', phone: read('phone') }
}
