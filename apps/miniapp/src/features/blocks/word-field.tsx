import { LIMITS } from '@juwuye/domain'
import type { useDraft } from '../../shared/drafts.ts'
import { faultText, fieldFaults } from '../../shared/faults.model.ts'
import { Field, Notice } from '../../ui/index.ts'

interface WordFieldProps {
  name: string
  label: string
  hint?: string
  placeholder?: string
  draft: ReturnType<typeof useDraft<{ reason: string }>>
  /** Tried without a word. */
  missing: boolean
  fault: unknown
}

/** Why: kept while it is typed, refused empty. */
export function WordField({ name, label, hint, placeholder, draft, missing, fault }: WordFieldProps) {
  const said = fault ? fieldFaults(fault).reason : undefined
  return (
    <>
      {fault !== null && fault !== undefined && !said && (
        <Notice kind="error" title={faultText(fault)} className="mb3" />
      )}
      <Field
        name={name}
        label={label}
        hint={hint}
        placeholder={placeholder}
        tall
        max={LIMITS.reasonChars}
        initial={draft.value.reason}
        error={missing ? '请写上为什么' : said}
        onInput={(reason) => draft.change({ reason })}
      />
    </>
  )
}
