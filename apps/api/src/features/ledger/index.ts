export { sealDays } from './commands/seal-days.ts'
export { findSettledDay } from './find-settled-day.ts'
export { ledgerRoutes } from './ledger.routes.ts'
export { type BrokenLink, type PublishedHeads, type Verified, verifyDatabase } from './verify-database.ts'
