import { PARTY_KINDS, type PartyFacts, type PartyKind } from '@juwuye/domain'
import { type ActorChanges, actor, PERSON_NAMES } from './people.ts'

export const PARTY_NAMES: Record<PartyKind, string> = {
  residentsCommittee: '梧桐居委会',
  property: '安居物业',
  ownersCommittee: '梧桐苑业委会',
  selfGovernanceCore: '梧桐苑自治核心',
  estateCouncil: '梧桐苑共建理事会',
  deliberationGroup: '梧桐邻里议事团',
  partyOrganisation: '梧桐社区党组织',
  ngo: '暖邻公益',
  department: '供电所',
}

function partyOf(kind: PartyKind): PartyFacts {
  const people = PERSON_NAMES.map((name) => actor(name))
  const here = people.flatMap((p) => p.memberships.filter((m) => m.partyId === kind).map((m) => ({ ...p, ...m })))
  const ids = (rows: typeof here) => rows.flatMap((row) => row.personId ?? [])
  return {
    id: kind,
    kind,
    name: PARTY_NAMES[kind],
    members: ids(here),
    officers: ids(here.filter((row) => row.office !== null)),
  }
}

/** Every kind of party, each with its people; the id of a party is its kind. */
export const ALL_PARTIES: readonly PartyFacts[] = PARTY_KINDS.map(partyOf)

/** The parties with somebody added to some of them: the other half of `actor(name, { alsoOf })`. */
export function withMember(
  parties: readonly PartyFacts[],
  personId: string,
  kinds: NonNullable<ActorChanges['alsoOf']>,
): readonly PartyFacts[] {
  return parties.map((p) => (kinds.includes(p.kind) ? { ...p, members: [...p.members, personId] } : p))
}
