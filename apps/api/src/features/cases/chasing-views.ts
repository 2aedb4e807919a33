import { CLOCK_LABELS } from '@juwuye/messages'
import type { CaseView, SupervisionView } from '@juwuye/types'
import type { CaseRecord, SupervisionRow } from './case-record.ts'
import type { Viewer } from './case-viewer.ts'

function supervisionView(row: SupervisionRow, viewer: Viewer): SupervisionView {
  // who demanded reads their own demand, and what came of it
  const reads = viewer.full || row.issuedBy === viewer.actor.personId
  const own = `${row.clockKind === null ? '' : CLOCK_LABELS[row.clockKind]}超时了，请马上办，并说明原因`
  return {
    id: row.id,
    level: row.level,
    clock: row.clockKind,
    demand: row.demand === '' ? own : reads ? row.demand : '',
    by: row.body === '' ? null : row.body,
    at: row.issuedAt,
    answerBy: row.answerBy,
    settledAt: row.settledAt,
    answer:
      row.answeredAt === null
        ? null
        : {
            by: reads ? (row.answeredName ?? '') : '',
            at: row.answeredAt,
            words: reads ? row.answer : null,
          },
  }
}

type ChasingParts = Pick<CaseView, 'supervisions' | 'book' | 'urged'>

/** What time and others did to keep the case moving. */
export function chasingViews({ row, supervisions, urgings }: CaseRecord, viewer: Viewer): ChasingParts {
  const { onBookSince: since, onBookUntil: until, onBookReason: reason } = row
  return {
    supervisions: supervisions.map((one) => supervisionView(one, viewer)),
    book: since === null || until === null ? null : { reason: viewer.full ? reason : null, since, until },
    urged: { count: row.urgeCount, lastAt: urgings.at(-1)?.at ?? null },
  }
}
