import type { SensitiveSight } from '@juwuye/domain'
import type { CaseView } from '@juwuye/types'
import type { Shown } from '../sensitive-views/index.ts'
import type { CaseRecord } from './case-record.ts'

type WhistleRow = CaseRecord['whistles'][number]

/** What of a whistle the viewer was shown that is not for everybody. */
function sightOf(view: CaseView, shown: CaseView['whistles'][number], row: WhistleRow): SensitiveSight | undefined {
  if (view.class === 'private') return view.readLevel === 'full' ? 'privateCase' : undefined
  if (row.visibility === 'private') return shown.text !== null || shown.by !== null ? 'privateWords' : undefined
  return row.visibility === 'anonymous' && shown.by === row.displayName ? 'anonymousName' : undefined
}

/** What this page of a case just told the viewer of other people that only few may know. */
export function shownOf(record: CaseRecord, view: CaseView, viewerId: string): Shown[] {
  const found = new Map<string, Shown>()
  for (const row of [...record.whistles, ...record.movedWhistles]) {
    const shown = view.whistles.find(({ id }) => id === row.id)
    if (!shown || row.personId === null || row.personId === viewerId) continue
    const what = sightOf(view, shown, row)
    if (what) found.set(`${row.personId} ${what}`, { personId: row.personId, what })
  }
  return [...found.values()]
}
