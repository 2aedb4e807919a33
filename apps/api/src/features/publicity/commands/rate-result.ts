import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type Parsed, ratings, runAct } from '../../cases/index.ts'

/** 好差评: the reporter's own word on the result, once a round; nobody else's. */
export function rateResult(deps: Deps, request: CaseRequest<Parsed<'rate'>>): Promise<void> {
  return runAct(deps, 'rate', request, async ({ tx, work, now, personId }, input) => {
    await tx.insert(ratings).values({
      communityId: work.row.communityId,
      caseId: work.row.id,
      round: work.row.publicityRound,
      personId,
      solved: input.solved,
      level: input.level,
      words: input.words === '' ? null : input.words,
      createdAt: now,
    })
    await work.apply('rate', 'rated', { data: { solved: input.solved, level: input.level }, words: input.words })
  })
}
