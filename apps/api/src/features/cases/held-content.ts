import type { CaseView } from '@juwuye/types'
import { isPassed } from '../moderation/index.ts'
import type { CaseHistory, Viewer } from './case-viewer.ts'

/** What neighbours said on the case that the others do not read yet; who works on it reads everything. */
export function wordsHeldBack({ checks }: CaseHistory, viewer: Pick<Viewer, 'desk' | 'assigned'>) {
  const works = viewer.desk || viewer.assigned
  const held = works ? [] : checks.filter((check) => check.subject === 'words' && !isPassed(check))
  return {
    /** The words of this entry of the timeline. */
    at: (seq: number) => held.some((check) => check.seq === seq),
    /** The words of this objection or appeal. */
    of: (id: string) => held.some((check) => check.subjectId === id),
  }
}

/** Words and photos that wait for somebody of the desk to look, in the order in which they came. */
export function heldViews({ checks, names }: CaseHistory, viewer: Viewer): CaseView['held'] {
  if (!viewer.desk) return []
  return checks
    .filter((check) => !isPassed(check))
    .map(({ id, subject, subjectId, seq, verdict, at, decidedBy, decidedAt, reason }) => ({
      id,
      subject,
      subjectId,
      seq,
      verdict,
      at,
      kept:
        decidedAt === null ? null : { by: names.get(decidedBy ?? '') ?? '社工', at: decidedAt, reason: reason ?? '' },
    }))
}
