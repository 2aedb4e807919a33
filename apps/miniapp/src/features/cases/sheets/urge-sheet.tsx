import { LIMITS } from '@juwuye/domain'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { urgedLine } from '../chasing.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 催一催 */
export function UrgeSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft<{ words: string } & Spoken>(context, { words: '' })
  const voice = useActVoice(context, draft)
  const wait = voiceWait(voice)
  const { view, now } = context
  const send = async () => {
    if (await act.send('urge', { words: draft.latest.current.words, voiceId: voice.voiceId })) draft.clear()
  }
  const told = view.lead ? `发给社工和${view.lead.name}` : '发给社工'
  return (
    <ActSheet
      context={context}
      act={act}
      title="催一催"
      over={urgedLine(view, now)}
      note={`${told}；每天可以催一次`}
      fields={['words']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="催一催" disabled={wait !== undefined} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="words"
        label="带一句话"
        aside="可以不写"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：昨天又漏了一次，楼道里都是水"
        voice={voice}
      />
    </ActSheet>
  )
}
