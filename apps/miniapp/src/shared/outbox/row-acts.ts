import { draftKept, restoreDraft } from '../drafts.ts'
import { drain } from './drain.ts'
import { dropFiles } from './files.ts'
import { anew, type Outgoing, withoutRow, withRow } from './outbox.model.ts'
import { changeRows, rowsInHand } from './outbox.ts'

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Holds a row back and puts what was typed into its form again; false where something else is typed there. */
export function takeBack(row: Outgoing): boolean {
  if (rowsInHand().has(row.key)) return false
  const { draft } = row.edit ?? {}
  const there = draft && draftKept(draft.name)
  // What waits for the person is still in its form, perhaps changed since.
  if (draft && row.state !== 'ask' && there !== undefined && !same(there, draft.kept)) return false
  if (draft && there === undefined) restoreDraft(draft.name, draft.kept)
  return changeRows(row.personId, (rows) => withRow(rows, { ...row, state: 'ask', refusal: undefined }))
}

/** The person does not want it any more. */
export function giveUp(row: Outgoing) {
  if (rowsInHand().has(row.key)) return
  changeRows(row.personId, (rows) => withoutRow(rows, row.key))
  dropFiles(row.files.map(({ id }) => id))
}

/** Once more, as it is. */
export function sendAnew(row: Outgoing) {
  changeRows(row.personId, (rows) => withRow(rows, anew(row, Date.now())))
  void drain()
}
