import { LIMITS } from '@juwuye/domain'
import { useState } from 'react'
import { newId } from '../../../shared/ids.ts'
import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 我也是 */
export function JoinSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft<{ text: string } & Spoken>(context, { text: '' })
  const voice = useActVoice(context, draft)
  const wait = voiceWait(voice)
  const [id] = useState(newId)
  const send = async () => {
    if (await act.send('join', { id, text: draft.latest.current.text, voiceId: voice.voiceId })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="我也是"
      note="和前面的邻居算同一件事，人多一个是一个"
      fields={['text']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="算我一个" disabled={wait !== undefined} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="text"
        label="您那里是怎样的"
        aside="可以不写"
        max={LIMITS.whistleTextChars}
        tall
        placeholder="比如：我家这边也没水，从昨天晚上开始"
        voice={voice}
      />
      <View className="t-note mt2">修好了，您也可以去看看、说一句修没修好。</View>
    </ActSheet>
  )
}
