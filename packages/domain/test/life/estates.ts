import { aCase } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type ActorFacts,
  type CaseFacts,
  PARTY_KINDS,
  type PartyKind,
  SYSTEM,
  VISIBILITIES,
  WHISTLE_CHANNELS,
} from '../../src/index.ts'
import { CROWD, oneOf } from '../worlds.ts'

const ALWAYS: readonly PartyKind[] = ['residentsCommittee', 'property', 'ownersCommittee', 'selfGovernanceCore']
// The desk's own party most often: there the rule bites.
const COMPLAINED_ABOUT: readonly PartyKind[] = [...PARTY_KINDS, ...Array<PartyKind>(6).fill('residentsCommittee')]
const someOf = (max: number) => fc.uniqueArray(fc.constantFrom(...CROWD.slice(1)), { maxLength: max })

/**
 * An estate in working order: 居委会, 物业, 业委会 and 自治核心 each have two people of their own, and beyond them
 * anybody may be in any body; some bodies have nobody. `p0` whistles.
 */
export const estate: fc.Arbitrary<CaseFacts> = fc
  .record({
    extra: fc.tuple(...PARTY_KINDS.map(() => someOf(2))),
    about: fc.option(fc.constantFrom(...COMPLAINED_ABOUT), { freq: 4 }),
    danger: fc.constantFrom('none' as const, 'none' as const, 'pending' as const, 'deskFirst' as const),
    channel: fc.constantFrom('own' as const, ...WHISTLE_CHANNELS),
    visibility: fc.constantFrom(...VISIBILITIES),
    buildingHeads: someOf(2),
    confirmedOwners: someOf(2),
  })
  .map(({ extra, about, danger, channel, visibility, ...people }) => {
    const parties = PARTY_KINDS.map((kind, i) => {
      const own = ALWAYS.includes(kind) ? [`${kind}-1`, `${kind}-2`] : []
      const members = [...own, ...(extra[i] ?? [])]
      return { id: kind, kind, name: kind, members, officers: members.slice(0, 2) }
    })
    const atOnce = danger === 'pending'
    const first = { id: 'w-0', personId: 'p0', enteredBy: null, joined: false, withdrawn: false, cameFrom: null }
    return aCase()
      .inState(atOnce ? 'dispatched' : 'raised')
      .classed(null)
      .danger(danger)
      .where({
        parties,
        aboutPartyId: about,
        summoned: atOnce ? ['property', 'residentsCommittee'] : [],
        checkedIn: [],
        desk: [
          { personId: 'residentsCommittee-1', role: 'socialWorker' },
          { personId: 'residentsCommittee-2', role: 'socialWorker' },
          { personId: 'theSecretary', role: 'secretary' },
        ],
        whistles: [{ ...first, channel, visibility }],
        ...people,
      })
      .facts()
  })

export function peopleOf(facts: CaseFacts): ActorFacts[] {
  const ids = new Set([...CROWD, 'theSecretary', ...facts.parties.flatMap((p) => p.members)])
  const home = (level: 'declared' | 'confirmed') =>
    ({ role: 'resident', partyId: null, office: null, level, estateId: facts.estateId, looksAfter: [] }) as const
  const everybody = [...ids].map((id, i) => {
    const person = oneOf(facts, id, { onDuty: id === 'p1' })
    return { ...person, memberships: [...person.memberships, home(i % 2 ? 'confirmed' : 'declared')] }
  })
  const officer = (personId: string) => ({ personId, memberships: [], onDuty: false, townOfficer: true })
  return [...everybody, officer('officer-1'), officer('officer-2'), officer('officer-3'), SYSTEM]
}
