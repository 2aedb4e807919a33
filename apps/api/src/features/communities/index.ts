export { personName } from '../identity/index.ts'
export { actorsAround, onDutyAt, residentsOfEstate, socialWorkersOf } from './actors-around.ts'
export {
  type Administrator,
  isDeskMember,
  mayKeepRolls,
  nameOfActor,
  requireAdministrator,
  requireBelonging,
  requirePolicyMaker,
} from './administration.ts'
export { administrationSteps } from './administration-steps.table.ts'
export { buildingsByName, headsOfBuildings } from './building-heads.ts'
export { addEstate, insertEstate, type NewEstate } from './commands/add-estate.ts'
export { addParty, insertParty, type NewParty } from './commands/add-party.ts'
export { addPlace } from './commands/add-place.ts'
export { changeDeskPhone } from './commands/change-desk-phone.ts'
export { changeParty, rewriteParty } from './commands/change-party.ts'
export { changePolicy } from './commands/change-policy.ts'
export {
  grantMembership,
  insertMembership,
  type NewMembership,
  requireFittingParty,
} from './commands/grant-membership.ts'
export { type NewCommunity, openCommunity } from './commands/open-community.ts'
export { registerRegion } from './commands/register-region.ts'
export { renamePlace } from './commands/rename-place.ts'
export {
  cityOf,
  communitiesInRegions,
  communityName,
  estatesOf,
  findCommunity,
  isOpenForWhistles,
  mediatorsOf,
  namesOf,
  onCallOf,
  openAttendances,
  openingFacts,
  partiesOf,
  partyRefs,
} from './communities.queries.ts'
export { communitiesRoutes } from './communities.routes.ts'
export {
  attendances,
  buildings,
  communities,
  estates,
  type MembershipEnding,
  memberships,
  type PlannedEnding,
  parties,
  regions,
} from './communities.table.ts'
export { communityImports, type ImportRow } from './community-imports.table.ts'
export { policyInForce } from './community-policy.ts'
export { erasedAmong } from './erased-people.ts'
export { erasures } from './erasures.table.ts'
export { everyCommunity } from './every-community.ts'
export { familyName } from './family-name.ts'
export { deskOf, findMembership } from './find-membership.ts'
export {
  findEnded,
  findLeaving,
  holdMemberships,
  type Leaving,
  lasts,
  lockForEnding,
  type Standing,
} from './leaving.ts'
export { loadMe } from './load-me.ts'
export { maskingKnowledge } from './masking-knowledge.ts'
export { buildingsLookedAfter, listMembers, partMembers } from './members.ts'
export { noteStep } from './note-step.ts'
export { closeMembership, passOn } from './pass-on.ts'
export {
  type ActorAround,
  actorAround,
  nobodyAtDesk,
  type PartyAround,
  type PeopleAround,
  peopleAround,
} from './people-around.ts'
export { COMMUNITY_ROWS } from './person-rows.ts'
export { findPlace, type PlaceIds, placeNames } from './places.ts'
export { dueEndings, failPlanned, findPlanned, setPlanned } from './planned-endings.ts'
export { confirmResidence, holdResidence, settleLevels } from './residences.ts'
export { countResidentsToConfirm, residentsInSight } from './residents.ts'
export { roleOf } from './role-of.ts'
export { showCommunity } from './show-community.ts'
export { findSuccessor, successorsFor } from './successors.ts'
export { type UnitOwnerRow, type UnitRow, unitOwners, units } from './units.table.ts'
export { refuseWhileImporting } from './while-importing.ts'
