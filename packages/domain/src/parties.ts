import type { PartyKind, Role } from './vocabulary.ts'

/** Which kinds of party the members of a role act for; null: the role acts for nobody but itself. */
export const PARTY_KIND_OF_ROLE: Record<Role, readonly PartyKind[] | null> = {
  resident: null,
  buildingHead: ['selfGovernanceCore'],
  rotaPartyMember: ['selfGovernanceCore', 'partyOrganisation'],
  socialWorker: ['residentsCommittee'],
  secretary: ['partyOrganisation'],
  propertyStaff: ['property'],
  ownersCommitteeMember: ['ownersCommittee'],
  councilMember: ['estateCouncil'],
  coreMember: ['selfGovernanceCore'],
  deliberationMember: ['deliberationGroup'],
  ngoMember: ['ngo'],
  departmentOfficer: ['department'],
}

/** Roles of the backbone: they may enter a whistle for somebody of their estate, with consent. */
export const BACKBONE_ROLES: readonly Role[] = [
  'buildingHead',
  'rotaPartyMember',
  'coreMember',
  'socialWorker',
  'secretary',
  'councilMember',
]

/** The character a party wears in its square, unless it has its own. */
export const PARTY_CHARACTER: Record<PartyKind, string> = {
  residentsCommittee: '居',
  property: '物',
  ownersCommittee: '业',
  selfGovernanceCore: '核',
  estateCouncil: '理',
  deliberationGroup: '议',
  partyOrganisation: '党',
  ngo: '益',
  department: '职',
}
