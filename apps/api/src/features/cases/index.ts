export { type Act, type ActName, CASE_ACTS } from './acts.ts'
export { bareWork } from './bare-work.ts'
export {
  answeredBefore,
  type CaseRequest,
  type CommandContext,
  insist,
  refusal,
  rememberAnswer,
  runAct,
} from './case-command.ts'
export { factsOf } from './case-facts.ts'
export { evidencePhotos } from './case-photos.ts'
export { type CaseRecord, type CaseRow, findCase, rowsOf } from './case-record.ts'
export { CaseWork, type EventAuthor } from './case-work.ts'
export { countedFor, isDesk, QUEUES, visibleTo, wordsOpenTo } from './cases.predicates.ts'
export { actRoutes, casesRoutes } from './cases.routes.ts'
export {
  answeredRequests,
  caseClocks,
  caseEvents,
  caseParticipants,
  caseParties,
  casePhotos,
  caseRulings,
  cases,
  caseTalks,
  eventContents,
  nodes,
  objections,
  outbox,
  pageReports,
  pendingActs,
  ratings,
  reopenings,
  seats,
  whistles,
} from './cases.table.ts'
export { sha256, walkChain } from './chain.ts'
export { blowWhistle, type Relaying } from './commands/blow-whistle.ts'
export { clearEnding } from './commands/conclude-unsolved.ts'
export { confirmPendingAct } from './commands/settle-act.ts'
export { withdrawWhistle } from './commands/withdraw-whistle.ts'
export { eraseWords } from './erase-words.ts'
export { holdTogether } from './hold-together.ts'
export { listCasePage } from './list-cases.ts'
export { CASE_OLD_ROWS } from './old-rows.ts'
export type { Parsed, ParsedWhistle } from './parsed.ts'
export { voidAct } from './pending.ts'
export { CASE_ROWS } from './person-rows.ts'
export { addNodes, restartVerification } from './plan-nodes.ts'
export { type ListViewer, list, listViewer, words } from './predicate-parts.ts'
export { ratingCounts, ratingsOfRound } from './rating-counts.ts'
export { checkChain, readCase } from './read-case.ts'
export { actAsRulingBody } from './ruling-body.ts'
export { readdressQuestions } from './ruling-questions.ts'
export { findRipeCases, sweepClocks } from './sweep-clocks.ts'
export { whistleHash } from './taken-whistle.ts'
export { type TellBackRow, tellBacks } from './tell-backs.table.ts'
export { steppedIn } from './town.predicates.ts'
export { type CaseAddress, getVisibleCase, type VisibleCase } from './visible-case.ts'
export { sumsOf, voicesOf } from './whistle-sums.ts'
