import type { Refusal } from '../../platform/http/refusal.ts'
import type { CaseWork } from './case-work.ts'

/**
 * No three can be found to verify: the town is asked, once and on record, and whoever proposed is told why all the same.
 * To be called before anything else is changed.
 */
export async function askTown(work: CaseWork, why: Refusal): Promise<void> {
  if (work.row.townAskedAt !== null) throw why
  work.row.townAskedAt = work.now
  await work.append('town.asked', ['town', 'desk'])
  work.lateRefusal = why
}
