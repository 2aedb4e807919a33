import { answerReport } from './commands/answer-report.ts'
import { objectToResult } from './commands/object-to-result.ts'
import { publishResult } from './commands/publish-result.ts'
import { rateResult } from './commands/rate-result.ts'
import { reopenCase } from './commands/reopen-case.ts'
import { reportPage } from './commands/report-page.ts'
import { restorePage } from './commands/restore-page.ts'
import { ruleObjection } from './commands/rule-objection.ts'
import { takeDownPage } from './commands/take-down-page.ts'

export { previewPublication } from './preview-publication.ts'
export {
  findPublication,
  listPublications,
  listUnderNewName,
  newestPublications,
  publishedEstates,
} from './publicity.queries.ts'
export { publicityRoutes } from './publicity.routes.ts'

/** The acts on a case that belong to its publicity. */
export const PUBLICITY_ACTS = {
  publish: publishResult,
  report: reportPage,
  'answer-report': answerReport,
  'take-down': takeDownPage,
  'restore-page': restorePage,
  object: objectToResult,
  'rule-objection': ruleObjection,
  rate: rateResult,
  reopen: reopenCase,
}
