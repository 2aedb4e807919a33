import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { type CaseRequest, type Parsed, ratingCounts, ratings, ratingsOfRound, runAct } from '../../cases/index.ts'
import { publications } from '../publicity.table.ts'

/** 好差评: the reporter's own word on the result, once a round; nobody else's. */
export function rateResult(deps: Deps, request: CaseRequest<Parsed<'rate'>>): Promise<void> {
  return runAct(deps, 'rate', request, async ({ tx, work, now, personId }, input) => {
    const { communityId, id: caseId, publicityRound: round } = work.row
    const { solved, level } = input
    const words = input.words === '' ? null : input.words
    await tx.insert(ratings).values({ communityId, caseId, round, personId, solved, level, words, createdAt: now })
    // the page of the round counts the answers, also while it is taken down; it never carries the words
    await tx
      .update(publications)
      .set({ ratings: ratingCounts(work.facts, [...ratingsOfRound(work.record), { personId, solved, level }]) })
      .where(
        and(eq(publications.communityId, communityId), eq(publications.caseId, caseId), eq(publications.round, round)),
      )
    await work.apply('rate', 'rated', { data: { solved: input.solved, level: input.level }, words: input.words })
  })
}
