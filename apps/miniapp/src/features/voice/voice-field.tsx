import type { useVoiceNote } from '../../shared/voice-note.ts'
import { FormItem, VoiceRecorder } from '../../ui/index.ts'

interface VoiceFieldProps {
  note: ReturnType<typeof useVoiceNote>
  label?: string
  /** Words of the button that starts. */
  text?: string
  hint?: string
  error?: string
}

/** Speaking in place of typing, or beside it. */
export function VoiceField({ note, label = '或者说一段', text, hint, error }: VoiceFieldProps) {
  return (
    <FormItem label={label} aside={`最多 ${note.shown.maxSeconds} 秒`} hint={hint} error={error}>
      <VoiceRecorder {...note.shown} text={text} />
    </FormItem>
  )
}
