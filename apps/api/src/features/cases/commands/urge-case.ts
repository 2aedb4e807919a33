import { dayOf } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, runAct } from '../case-command.ts'
import { urgings } from '../chasing.table.ts'
import type { Parsed } from '../parsed.ts'

/** 催办: the reporter asks how it stands, once a day; counted and told to desk and lead. */
export function urgeCase(deps: Deps, request: CaseRequest<Parsed<'urge'>>): Promise<void> {
  return runAct(deps, 'urge', request, async ({ tx, work, now, personId }, input) => {
    const { communityId, id: caseId } = work.row
    await tx.insert(urgings).values({ communityId, caseId, personId, day: dayOf(now), at: now })
    work.row.urgeCount += 1
    await work.apply('urge', 'urged', { data: { count: work.row.urgeCount }, words: input.words })
  })
}
