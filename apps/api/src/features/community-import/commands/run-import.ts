import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { QUEUES } from '../../../platform/jobs/queues.ts'
import { applyPlan } from '../apply/apply-plan.ts'
import { holdUnits } from '../apply/units-there.ts'
import { BookFailure, readWorkbook } from '../book/read-workbook.ts'
import { failImport, type ImportKey, ImportOver, moveImport, takeUp, touchImport } from '../import-state.ts'
import { knownCommunity } from '../understand/known-community.ts'
import { saysSomething } from '../understand/typed-book.ts'
import { type Plan, summary, understandBook } from '../understand/understand-book.ts'

export interface ImportWork extends ImportKey {
  readonly step: 'check' | 'apply'
}

/**
 * Checks a workbook, or brings it in. Safe to run twice: what is over is left alone, and a worker that died in the middle
 * has left nothing behind. What fails at the last try has failed.
 */
export async function runImport(deps: Deps, work: ImportWork, { attempt }: { attempt: number }): Promise<void> {
  try {
    await (work.step === 'check' ? check(deps, work) : apply(deps, work))
  } catch (error) {
    if (error instanceof ImportOver) return
    if (error instanceof BookFailure) return failImport(deps, work, error.failure)
    if (error instanceof Refusal && (error.code === 'forbidden' || error.code === 'not-found'))
      return failImport(deps, work, 'notAllowed')
    if (attempt > QUEUES['import-community'].retryLimit) await failImport(deps, work, 'broken')
    throw error
  }
}

async function check(deps: Deps, work: ImportWork): Promise<void> {
  const taken = await takeUp(deps, work, 'reading')
  if (!taken) return
  const book = await readWorkbook(taken.file)
  if (!saysSomething(book)) throw new BookFailure('empty')
  const asker = { ...work, personId: taken.row.madeBy }
  await inCommunity(deps.db.api, asker, async (tx) => {
    const known = await knownCommunity(tx, asker, deps.clock.now())
    const plan = await understandBook(deps, tx, work.communityId, book, known, (progress) =>
      touchImport(deps, work, progress),
    )
    const now = deps.clock.now()
    if (plan.faults.total > 0) return moveImport(tx, work, 'faulty', now, faultsOf(plan))
    const sheets = summary(plan, await plan.listNeighbours(true))
    const rowsTotal = sheets.reduce((sum, { rows }) => sum + rows, 0)
    await moveImport(tx, work, 'ready', now, { sheets, rowsDone: rowsTotal, rowsTotal })
  })
}

const faultsOf = ({ faults }: Plan) => ({ faults: faults.first, faultsTotal: faults.total })

async function apply(deps: Deps, work: ImportWork): Promise<void> {
  const taken = await takeUp(deps, work, 'applying')
  if (!taken) return
  const book = await readWorkbook(taken.file)
  const asker = { ...work, personId: taken.row.madeBy }
  await inCommunity(deps.db.api, asker, async (tx) => {
    const known = await knownCommunity(tx, asker, deps.clock.now())
    await holdUnits(tx, work.communityId)
    const plan = await understandBook(deps, tx, work.communityId, book, known)
    // the community changed since it was checked
    if (plan.faults.total > 0) return moveImport(tx, work, 'faulty', deps.clock.now(), faultsOf(plan))
    await applyPlan(deps, tx, work, known.viewer, plan)
  })
}
