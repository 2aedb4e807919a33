import { isToldBack, type TellBackStage, tellBackDueAt, type WhistleFacts } from '@juwuye/domain'
import type { CaseWork } from './case-work.ts'
import { tellBacks } from './tell-backs.table.ts'

/**
 * Makes the duties to tell neighbours who hear of their case from nobody else, in the transaction of the act. One that
 * still waits for the same is enough: a case may be claimed twice before anybody got to the door.
 */
export async function makeTellBacks(
  work: CaseWork,
  stage: TellBackStage,
  of: readonly WhistleFacts[] = work.facts.whistles,
): Promise<void> {
  const { tx, ids, now, record, row } = work
  const owed = of.filter(isToldBack)
  if (owed.length === 0) return
  await tx
    .insert(tellBacks)
    .values(
      owed.map(({ id: whistleId }) => ({
        communityId: row.communityId,
        id: ids.uuid(),
        whistleId,
        stage,
        madeAt: now,
        dueAt: tellBackDueAt(now, record.deadlines),
      })),
    )
    .onConflictDoNothing()
}
