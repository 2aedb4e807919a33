export { personName } from '../identity/index.ts'
export { addEstate, type NewEstate } from './commands/add-estate.ts'
export { addParty, type NewParty } from './commands/add-party.ts'
export { checkInForDuty } from './commands/check-in-for-duty.ts'
export { checkOut } from './commands/check-out.ts'
export { endMembership } from './commands/end-membership.ts'
export { grantMembership, type NewMembership } from './commands/grant-membership.ts'
export { type NewCommunity, openCommunity } from './commands/open-community.ts'
export { registerRegion } from './commands/register-region.ts'
export {
  communityName,
  findCommunity,
  isOpenForWhistles,
  mediatorsOf,
  namesOf,
  partyRefs,
} from './communities.queries.ts'
export { communitiesRoutes } from './communities.routes.ts'
export { communities } from './communities.table.ts'
export {
  type ActorAround,
  actorAround,
  nobodyAtDesk,
  type PartyAround,
  type PeopleAround,
  peopleAround,
} from './people-around.ts'
export { findPlace, type PlaceIds, placeNames } from './places.ts'
export { countResidentsToConfirm } from './residents.ts'
