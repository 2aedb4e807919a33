export { holdPerson, personOfAccount } from './accounts.ts'
export { appointOfficer, appointRegionOfficer } from './commands/appoint-region-officer.ts'
export { type OutsideAccount, registerPerson } from './commands/register-person.ts'
export { forgetPerson } from './forget-person.ts'
export { identityRoutes } from './identity.routes.ts'
export { regionMemberships } from './identity.table.ts'
export { IDENTITY_OLD_ROWS } from './old-rows.ts'
export {
  communitiesOf,
  findPerson,
  isTownOfficer,
  openidOf,
  personName,
  regionIdsOf,
  regionOfficesOf,
  rememberCommunity,
  setDisplayName,
} from './person.ts'
export { IDENTITY_ROWS } from './person-rows.ts'
export { hashToken, makeToken, personOfToken } from './session-token.ts'
export { authenticateWith } from './sessions.ts'
