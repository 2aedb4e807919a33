import { ngrams } from '@juwuye/domain'
import type { CaseRow, WhistleRow } from './case-record.ts'

/** The case a whistle was first filed as: the place and the confidence are that one's. */
export function filedOn(w: Pick<WhistleRow, 'caseId' | 'formerCaseIds'>): string {
  return w.formerCaseIds[0] ?? w.caseId
}

/** How many people say it: who whistled twice, on two cases that became one, is one neighbour. */
export function voicesOf(live: readonly Pick<WhistleRow, 'id' | 'personId'>[]): number {
  return new Set(live.map((w) => w.personId ?? w.id)).size
}

/** What a case shows of its whistles. Words meant for the desk alone are searched for only where nothing else is said. */
export function sumsOf(
  whistles: readonly WhistleRow[],
  title: string | null,
): Pick<CaseRow, 'whistleCount' | 'hidden' | 'grams'> {
  const live = whistles.filter((w) => w.withdrawnAt === null)
  const hidden = live.every((w) => w.visibility === 'private')
  const said = live.filter((w) => !w.joined && (hidden || w.visibility !== 'private')).map((w) => w.words)
  return {
    whistleCount: voicesOf(live),
    hidden,
    grams: [...new Set([...said, title ?? ''].flatMap(ngrams))].sort(),
  }
}
