import { objectToResult } from './commands/object-to-result.ts'
import { publishResult } from './commands/publish-result.ts'
import { rateResult } from './commands/rate-result.ts'
import { reopenCase } from './commands/reopen-case.ts'
import { ruleObjection } from './commands/rule-objection.ts'

export { closeDueCases } from './close-due-cases.ts'
export { previewPublication } from './commands/publish-result.ts'
export { publicityRoutes } from './publicity.routes.ts'

/** The acts on a case that belong to its publicity. */
export const PUBLICITY_ACTS = {
  publish: publishResult,
  object: objectToResult,
  'rule-objection': ruleObjection,
  rate: rateResult,
  reopen: reopenCase,
}
