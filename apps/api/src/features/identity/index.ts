export { holdPerson, personOfAccount } from './accounts.ts'
export { appointRegionOfficer } from './commands/appoint-region-officer.ts'
export { type OutsideAccount, registerPerson } from './commands/register-person.ts'
export { identityRoutes } from './identity.routes.ts'
export { regionMemberships } from './identity.table.ts'
export {
  communitiesOf,
  findPerson,
  isTownOfficer,
  openidOf,
  personName,
  regionOfficesOf,
  rememberCommunity,
  setDisplayName,
} from './person.ts'
export { authenticateWith } from './sessions.ts'
