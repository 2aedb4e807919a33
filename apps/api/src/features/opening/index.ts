export { inviteOfficer, type OfficerOf } from './commands/invite-officer.ts'
export { forgetInvited } from './forget-invited.ts'
export { invitationPath } from './invitation-code.ts'
export { openingRoutes } from './opening.routes.ts'
export { OPENING_ROWS } from './person-rows.ts'
export {
  changeInvited,
  countInvited,
  inviteByName,
  type OnRoster,
  type RosterEntry,
  rosterNow,
  tellInvited,
} from './roster.ts'
export { shownInvitation } from './shown-invitation.ts'
