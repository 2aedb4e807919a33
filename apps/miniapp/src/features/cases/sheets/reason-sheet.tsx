import { LIMITS } from '@juwuye/domain'
import type { ReactNode } from 'react'
import { confirm } from '../../../platform/dialogs.ts'
import type { ActContext } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

interface ReasonSheetProps {
  context: ActContext
  /** Acts whose body is a reason and nothing else. */
  action: 'answer-report' | 'appeal' | 'release-lead' | 'report' | 'take-down' | 'withdraw'
  title: string
  note?: string
  button: { text: string; kind?: 'primary' | 'danger' }
  /** Asked before it is sent, where it hurts. */
  sure?: { title: string; text: string; yes: string }
  field: { label: string; placeholder: string; aside?: string; hint?: string }
  /** One may speak in place of typing. */
  spoken?: boolean
  /** What is to be known before the words are written. */
  children?: ReactNode
  /** What stands below the words. */
  below?: ReactNode
}

/** An act for which one writes why, and nothing else. */
export function ReasonSheet({
  context,
  action,
  title,
  note,
  button,
  sure,
  field,
  spoken = false,
  children,
  below,
}: ReasonSheetProps) {
  const act = useAct(context)
  const draft = useActDraft<{ reason: string } & Spoken>(context, { reason: '' })
  const voice = useActVoice(context, draft)
  const wait = voiceWait(voice)
  const send = async () => {
    if (sure && !(await confirm(sure))) return
    const said = spoken ? { voiceId: voice.voiceId } : {}
    if (await act.send(action, { reason: draft.latest.current.reason, ...said })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title={title}
      note={note}
      fields={['reason']}
      wait={wait}
      foot={<SendButton context={context} act={act} {...button} disabled={wait !== undefined} onPress={send} />}
    >
      {children}
      <ActField
        {...field}
        act={act}
        draft={draft}
        field="reason"
        max={LIMITS.reasonChars}
        tall
        voice={spoken ? voice : undefined}
      />
      {below}
    </ActSheet>
  )
}
