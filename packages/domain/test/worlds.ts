import { aCase } from '@juwuye/testkit'
import fc from 'fast-check'
import {
  type ActorFacts,
  type CaseFacts,
  PARTY_KINDS,
  type PartyFacts,
  VISIBILITIES,
  WHISTLE_CHANNELS,
  type WhistleFacts,
} from '../src/index.ts'

/** A dozen people; anybody may be in any number of bodies, which is how small communities are. */
export const CROWD = Array.from({ length: 12 }, (_, i) => `p${i}`)

const some = (max: number) => fc.uniqueArray(fc.constantFrom(...CROWD), { maxLength: max })

const party: fc.Arbitrary<Omit<PartyFacts, 'id' | 'name'>> = fc
  .record({ kind: fc.constantFrom(...PARTY_KINDS), members: some(3), officerCount: fc.nat(2) })
  .map(({ kind, members, officerCount }) => ({ kind, members, officers: members.slice(0, officerCount) }))

const whistle: fc.Arbitrary<Omit<WhistleFacts, 'id'>> = fc.record({
  personId: fc.option(fc.constantFrom(...CROWD), { freq: 4 }),
  enteredBy: fc.option(fc.constantFrom(...CROWD), { freq: 2 }),
  joined: fc.boolean(),
  channel: fc.constantFrom('own' as const, ...WHISTLE_CHANNELS),
  visibility: fc.constantFrom('named' as const, ...VISIBILITIES),
  withdrawn: fc.constantFrom(false, false, true),
  cameFrom: fc.constant(null),
})

/** Raised cases among random parties, people and whistles, about a random party or none. */
export const anyWorld: fc.Arbitrary<CaseFacts> = fc
  .record({
    parties: fc.array(party, { minLength: 1, maxLength: 9 }),
    whistles: fc.array(whistle, { minLength: 1, maxLength: 3 }),
    about: fc.option(fc.nat(8), { freq: 3 }),
    buildingHeads: some(2),
    confirmedOwners: some(2),
    desk: some(3),
  })
  .map(({ parties, whistles, about, buildingHeads, confirmedOwners, desk }) => {
    const named = parties.map((p, i) => ({ ...p, id: `party-${i}`, name: `party-${i}` }))
    return aCase()
      .where({
        parties: named,
        whistles: whistles.map((w, i) => ({ ...w, id: `whistle-${i}` })),
        aboutPartyId: about === null ? null : (named[about % named.length]?.id ?? null),
        buildingHeads,
        confirmedOwners,
        desk: desk.map((personId, i) => ({
          personId,
          role: i === 0 ? ('secretary' as const) : ('socialWorker' as const),
        })),
      })
      .facts()
  })

/** Somebody of the crowd as the facts of this case make them. */
export function oneOf(facts: CaseFacts, personId: string, changes: Partial<ActorFacts> = {}): ActorFacts {
  const memberships = facts.parties
    .filter((p) => p.members.includes(personId))
    .map((p) => ({
      role: 'coreMember' as const,
      partyId: p.id,
      office: p.officers.includes(personId) ? ('chair' as const) : null,
      level: null,
      estateId: null,
      looksAfter: [],
    }))
  return { personId, memberships, onDuty: false, townOfficer: false, ...changes }
}
