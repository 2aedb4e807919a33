export { endMembership } from './commands/end-membership.ts'
export { handoverRoutes } from './handover.routes.ts'
export { sweepPlannedEndings } from './sweep-planned-endings.ts'
