export { inviteOfficer, type OfficerOf } from './commands/invite-officer.ts'
export { invitationPath } from './invitation-code.ts'
export { openingRoutes } from './opening.routes.ts'
export { OPENING_ROWS } from './person-rows.ts'
