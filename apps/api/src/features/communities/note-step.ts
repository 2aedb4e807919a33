import type { AdministrationStep } from '@juwuye/domain'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { administrationSteps } from './administration-steps.table.ts'

interface Step {
  readonly communityId: string
  readonly step: AdministrationStep
  readonly personId: string
  readonly personName: string
  readonly at: number
  /** A name that the community gave; never a code. */
  readonly about: string
  /** Which one it was done to. */
  readonly subjectId?: string
}

/** Writes down what was done to open the community or to let somebody in, in the transaction that does it. */
export async function noteStep(tx: Tx, ids: Ids, step: Step): Promise<void> {
  await tx.insert(administrationSteps).values({ ...step, id: ids.uuid() })
}

/** Who did this to it last; undefined where nobody did it by hand. */
export async function whoDidLast(
  tx: Tx,
  { communityId, step, subjectId }: Pick<Step, 'communityId' | 'step' | 'subjectId'>,
): Promise<string | undefined> {
  const [row] = await tx
    .select({ name: administrationSteps.personName })
    .from(administrationSteps)
    .where(
      and(
        eq(administrationSteps.communityId, communityId),
        eq(administrationSteps.step, step),
        subjectId === undefined ? isNull(administrationSteps.subjectId) : eq(administrationSteps.subjectId, subjectId),
      ),
    )
    .orderBy(desc(administrationSteps.id))
    .limit(1)
  return row?.name
}
