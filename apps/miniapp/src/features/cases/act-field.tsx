import { Field, OneQuestion } from '../../ui/index.ts'
import { VoiceField } from '../voice/voice-field.tsx'
import type { useActVoice } from './act-voice.ts'
import type { Act } from './use-act.ts'

interface ActFieldProps<T extends object> {
  act: Act
  draft: { value: T; change: (part: Partial<T>) => unknown }
  /** The body's field; the draft keeps it under the same name. */
  field: keyof T & string
  label: string
  max: number
  tall?: boolean
  aside?: string
  hint?: string
  placeholder?: string
  /** One may say it in place of typing. */
  voice?: ReturnType<typeof useActVoice>
}

/** A field of words: kept in the draft at every key, with the server's problem below it. */
export function ActField<T extends object>({ act, draft, field, voice, ...look }: ActFieldProps<T>) {
  const typed = (
    <Field
      {...look}
      name={`act-${field}`}
      initial={String(draft.value[field] ?? '')}
      error={act.at(field)}
      onInput={(value) => draft.change({ [field]: value } as unknown as Partial<T>)}
    />
  )
  if (!voice) return typed
  return (
    <OneQuestion wrong={Boolean(act.at(field))}>
      {typed}
      <VoiceField note={voice} />
    </OneQuestion>
  )
}
