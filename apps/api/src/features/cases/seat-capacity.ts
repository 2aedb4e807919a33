import type { SeatFacts } from '@juwuye/domain'
import type { Capacity } from './case-work.ts'

/** Who acts for a seat acts as that seat, even if they also whistled. */
export function seatCapacity({ partyId, kind }: Pick<SeatFacts, 'partyId' | 'kind'>): [Capacity, string | null] {
  if (partyId !== null) return ['party', partyId]
  if (kind === 'reporter' || kind === 'town') return [kind, null]
  return ['resident', null]
}
