import type { ActorFacts, JoinLevel, MembershipFacts, Office, PartyKind, Role } from '@juwuye/domain'

/** The estate, and the building the cases are about, of every pure test. */
export const ESTATE = 'estate-wutong'
export const OTHER_ESTATE = 'estate-far'
export const BUILDING = 'building-6'

interface Person {
  readonly memberships: readonly MembershipFacts[]
  readonly onDuty?: boolean
  readonly townOfficer?: boolean
}

function membership(role: Role, partyId: PartyKind | null, office: Office | null = null): MembershipFacts {
  const looksAfter = role === 'buildingHead' ? [BUILDING] : []
  return { role, partyId, office, level: null, estateId: null, looksAfter }
}

function resident(level: JoinLevel | null, estateId: string | null = ESTATE): Person {
  return { memberships: [{ role: 'resident', partyId: null, office: null, level, estateId, looksAfter: [] }] }
}

const member = (role: Role, partyId: PartyKind | null, office: Office | null = null): Person => ({
  memberships: [membership(role, partyId, office)],
})

/**
 * One estate's people. Everybody wears one hat only, so that a test which allows something knows which hat did it;
 * `actor(name, {...})` adds another. A party's id is its kind.
 */
export const PEOPLE = {
  socialWorker: member('socialWorker', 'residentsCommittee', 'chair'),
  secondSocialWorker: member('socialWorker', 'residentsCommittee'),
  secretary: member('secretary', 'partyOrganisation', 'chair'),
  partyMember: member('rotaPartyMember', 'partyOrganisation'),
  propertyManager: member('propertyStaff', 'property', 'chair'),
  propertyWorker: member('propertyStaff', 'property'),
  ownersChair: member('ownersCommitteeMember', 'ownersCommittee', 'chair'),
  ownersMember: member('ownersCommitteeMember', 'ownersCommittee'),
  coreChair: member('coreMember', 'selfGovernanceCore', 'chair'),
  coreMember: member('coreMember', 'selfGovernanceCore'),
  councilChair: member('councilMember', 'estateCouncil', 'chair'),
  councilDeputy: member('councilMember', 'estateCouncil', 'deputy'),
  councilMember: member('councilMember', 'estateCouncil'),
  deliberationChair: member('deliberationMember', 'deliberationGroup', 'chair'),
  deliberationMember: member('deliberationMember', 'deliberationGroup'),
  volunteer: member('ngoMember', 'ngo'),
  electrician: member('departmentOfficer', 'department'),
  buildingHead: member('buildingHead', null),
  dutyPerson: { ...member('rotaPartyMember', null), onDuty: true },
  reporter: resident('declared'),
  joinedNeighbour: resident('declared'),
  declaredResident: resident('declared'),
  confirmedResident: resident('confirmed'),
  owner: resident('owner'),
  farResident: resident('declared', OTHER_ESTATE),
  passerBy: resident(null, null),
  stranger: { memberships: [] },
  townOfficer: { memberships: [], townOfficer: true },
} as const satisfies Record<string, Person>
export type PersonName = keyof typeof PEOPLE

export const PERSON_NAMES = Object.keys(PEOPLE) as PersonName[]

export interface ActorChanges {
  readonly onDuty?: boolean
  readonly townOfficer?: boolean
  /** Party kinds this person speaks for as well. */
  readonly alsoOf?: readonly PartyKind[]
}

/** Somebody of the estate, ready to act. */
export function actor(name: PersonName, changes: ActorChanges = {}): ActorFacts {
  const person: Person = PEOPLE[name]
  const more = (changes.alsoOf ?? []).map((kind) => membership('ngoMember', kind))
  return {
    personId: name,
    memberships: [...person.memberships, ...more],
    onDuty: changes.onDuty ?? person.onDuty ?? false,
    townOfficer: changes.townOfficer ?? person.townOfficer ?? false,
  }
}
