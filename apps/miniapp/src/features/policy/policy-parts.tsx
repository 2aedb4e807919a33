import type { CommunityPolicy } from '@juwuye/domain'
import type { ReactNode } from 'react'
import { ClockChip, DateField, Fold, NumberRow } from '../../ui/index.ts'
import { fieldText, fieldValue, type PolicyDraft, tally } from './policy-draft.model.ts'
import { type PolicyField, UNIT_TEXTS } from './policy-fields.model.ts'

export interface Editing {
  /** What is in force. */
  base: CommunityPolicy
  edits: PolicyDraft['edits']
  problems: Record<string, string>
  edit: (path: string, typed: string, inForce: string) => void
}

/** Fields one below the other; one that was changed says what is in force. */
function PolicyFields({ fields, editing }: { fields: readonly PolicyField[]; editing: Editing }) {
  const { base, edits, problems, edit } = editing
  return (
    <>
      {fields.map((field) => {
        const { path, label, unit, optional } = field
        const inForce = fieldText(base, field)
        const typed = edits[path]
        const note = typed === undefined ? field.note : `现在是 ${fieldValue(base, field)}`
        const shared = { name: path, label, error: problems[path] }
        const changed = (value: string) => edit(path, value, inForce)
        if (unit === 'time') {
          return (
            <DateField key={path} {...shared} kind="time" hint={note} value={typed ?? inForce} onChange={changed} />
          )
        }
        return (
          <NumberRow
            key={path}
            {...shared}
            note={note}
            initial={typed ?? inForce}
            unit={UNIT_TEXTS[unit]}
            placeholder={optional ? '不设' : undefined}
            onInput={changed}
          />
        )
      })}
    </>
  )
}

interface PolicyFoldProps {
  title: string
  note?: ReactNode
  fields: readonly PolicyField[]
  editing: Editing
  open: boolean
  onToggle: () => void
}

/** Fields that belong together, folded away until they are wanted; what was changed or is wrong inside shows outside. */
export function PolicyFold({ title, note, fields, editing, open, onToggle }: PolicyFoldProps) {
  const paths = fields.map(({ path }) => path)
  const { changed, wrong } = tally(paths, editing.edits, editing.problems)
  const mark =
    wrong > 0 ? <ClockChip state="late" text={`${wrong} 项要改`} /> : changed > 0 ? `改了 ${changed} 项` : undefined
  return (
    <Fold title={title} note={note} aside={mark} open={open} onToggle={onToggle}>
      <PolicyFields fields={fields} editing={editing} />
    </Fold>
  )
}
