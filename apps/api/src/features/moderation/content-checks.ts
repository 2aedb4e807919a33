import { and, eq, or, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, insertRow, prepared } from '../../platform/db/prepared.ts'
import type { TextVerdict } from '../../platform/wechat/content-check.ts'
import { type ContentVerdict, contentChecks } from './moderation.table.ts'

export type ContentCheck = typeof contentChecks.$inferSelect

/** May neighbours see it? What a person said stands before what WeChat said; what nobody looked at is held back. */
export function isPassed(check: Pick<ContentCheck, 'verdict' | 'decision'> | null | undefined): boolean {
  if (!check) return false
  return check.decision === null ? check.verdict === 'passed' : check.decision === 'pass'
}

interface Kept {
  readonly communityId: string
  readonly id: string
  readonly at: number
}

async function keep(tx: Tx, row: Partial<ContentCheck> & Omit<typeof contentChecks.$inferInsert, 'verdict'>) {
  const { verdict = 'unchecked', ...rest } = row
  await insertRow(tx, contentChecks, { ...rest, verdict })
}

/** Beside a whistle, in its transaction: what the check said of its words. */
export const keepWhistleCheck = (tx: Tx, whistleId: string, verdict: TextVerdict, kept: Kept): Promise<void> =>
  keep(tx, { ...kept, ...verdict, subject: 'whistle', subjectId: whistleId })

/** Beside the event with which a neighbour said something on a case. */
export const keepWordsCheck = (
  tx: Tx,
  said: { readonly caseId: string; readonly seq: number; readonly subjectId: string },
  verdict: TextVerdict,
  kept: Kept,
): Promise<void> => keep(tx, { ...kept, ...said, ...verdict, subject: 'words' })

/** Beside an upload: `pending` where WeChat will be asked. */
export const keepPhotoCheck = (
  tx: Tx,
  photoId: string,
  verdict: Extract<ContentVerdict, 'pending' | 'unchecked'>,
  kept: Kept,
): Promise<void> => keep(tx, { ...kept, verdict, subject: 'photo', subjectId: photoId })

const about = (subject: 'whistle' | 'photo', ids: string) =>
  and(eq(contentChecks.subject, subject), sql`${contentChecks.subjectId} = any(${asked(ids)}::uuid[])`)

const checksAbout = prepared((tx) =>
  tx
    .select()
    .from(contentChecks)
    .where(
      and(
        eq(contentChecks.communityId, asked('communityId')),
        or(about('whistle', 'whistleIds'), about('photo', 'photoIds'), eq(contentChecks.caseId, asked('caseId'))),
      ),
    )
    .orderBy(contentChecks.at, contentChecks.id),
)

/** Everything that was checked on one case: its whistles, its photos and what neighbours said later. */
export const checksOf = (
  tx: Tx,
  communityId: string,
  on: { caseId: string; whistleIds: readonly string[]; photoIds: readonly string[] },
): Promise<ContentCheck[]> => checksAbout(tx, { communityId, ...on })

export interface Decision {
  readonly communityId: string
  readonly id: string
  readonly pass: boolean
  readonly reason: string
  readonly personId: string
  readonly now: number
}

/** A person looked: who, when, why. The last word counts. */
export async function decideContent(tx: Tx, { communityId, id, pass, reason, personId, now }: Decision): Promise<void> {
  await tx
    .update(contentChecks)
    .set({ decision: pass ? 'pass' : 'hold', decidedBy: personId, decidedAt: now, reason })
    .where(and(eq(contentChecks.communityId, communityId), eq(contentChecks.id, id)))
}
