export { endMembership } from './commands/end-membership.ts'
export { handoverRoutes } from './handover.routes.ts'
