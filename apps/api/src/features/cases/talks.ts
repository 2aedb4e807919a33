import { and, eq, isNull } from 'drizzle-orm'
import type { CaseWork } from './case-work.ts'
import { caseTalks } from './cases.table.ts'

/**
 * What a talk came to. `agreed` and `none`: as its minutes say; the others: the matter was settled another way while it
 * was still open.
 */
export type TalkResult = 'agreed' | 'none' | 'plan' | 'unsolved' | 'private' | 'public' | 'closed'

/** What was said and agreed, beside the event. */
export type TalkMinutes = Pick<typeof caseTalks.$inferInsert, 'people' | 'agreed' | 'nodes'>

/** Writes that the open talk is over. */
export async function closeTalk(work: CaseWork, minutes: Partial<TalkMinutes> = {}): Promise<void> {
  await work.tx
    .update(caseTalks)
    .set({ ...minutes, endedAt: work.now })
    .where(
      and(
        eq(caseTalks.communityId, work.row.communityId),
        eq(caseTalks.caseId, work.row.id),
        isNull(caseTalks.endedAt),
      ),
    )
  work.facts = { ...work.facts, talk: null }
}

/** Ends a talk that another act makes needless; where none is open, nothing happens. */
export async function endOpenTalk(work: CaseWork, result: TalkResult): Promise<void> {
  if (work.facts.talk === null) return
  await closeTalk(work)
  await work.append('talk.ended', ['summoned', 'reporter'], { data: { result } })
}
