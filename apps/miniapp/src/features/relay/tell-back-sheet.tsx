import { LIMITS, TELL_BACK_WAYS, type TellBackWay } from '@juwuye/domain'
import { TELL_BACK_WAY_LABELS } from '@juwuye/messages'
import type { TellBackView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { fieldFaults } from '../../shared/faults.model.ts'
import { useOnline } from '../../shared/online.ts'
import { type KeptVoice, useVoiceNote } from '../../shared/voice-note.ts'
import { Button, Field, FormItem, Notice, OneQuestion, RadioList, Sheet, View } from '../../ui/index.ts'
import { actFault } from '../cases/act-fault.model.ts'
import { VoiceField } from '../voice/voice-field.tsx'
import { useRecordTellBack } from './use-tell-backs.ts'

interface ToldInHand {
  way: TellBackWay
  said: string
  voice?: KeptVoice
  content?: 'yes' | 'no' | 'unsaid'
}

const WAYS = TELL_BACK_WAYS.map((value) => ({ value, label: TELL_BACK_WAY_LABELS[value] }))

const CONTENT = [
  { value: 'yes' as const, label: '满意' },
  { value: 'no' as const, label: '不满意', note: '社工会看到，会去问' },
  { value: 'unsaid' as const, label: '他没说' },
]

const toldText = (together: number) => (together > 1 ? `记下了，${together} 条一起算回告过了` : '记下了，回告过了')

interface TellBackSheetProps {
  communityId: string
  personId: string
  tellBack: TellBackView
  onClose: () => void
}

/** 告诉过了: how, and what the neighbour said. It is their word, no rating: nobody rates in their place. */
export function TellBackSheet({ communityId, personId, tellBack, onClose }: TellBackSheetProps) {
  const online = useOnline()
  const record = useRecordTellBack(communityId, tellBack)
  const draft = useDraft<ToldInHand>(`told.${personId}.${tellBack.id}`, 1, { way: 'visit', said: '' })
  const { way, said, content } = draft.value
  const [asked, ask] = useState(false)
  const note = useVoiceNote({
    communityId,
    initial: draft.value.voice,
    onChange: (voice) => draft.change({ voice }),
  })
  const send = () => {
    if (!content) return ask(true)
    const spoken = content === 'unsaid' ? null : content === 'yes'
    const body = { way, said: draft.latest.current.said.trim(), voiceId: note.voiceId, content: spoken, at: Date.now() }
    record.mutate(body, {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : toldText(sent.answer.together))
        onClose()
      },
    })
  }
  const fields = fieldFaults(record.error)
  const fault = record.error ? actFault(record.error, online, ['said']) : undefined
  return (
    <Sheet
      title="告诉过了"
      over={tellBack.neighbour.name}
      tall
      onClose={onClose}
      foot={
        <>
          {fault && <Notice kind="error" title={fault.title} text={fault.text} className="mb2" />}
          <Button
            text="记下来"
            kind="primary"
            loading={record.isPending}
            disabled={note.busy}
            reason={note.busy ? '录音传完，就能记下来' : undefined}
            onPress={send}
          />
        </>
      }
    >
      <FormItem label="怎么说的">
        <RadioList label="怎么说的" choices={WAYS} value={way} onChange={(value) => draft.change({ way: value })} />
      </FormItem>
      <FormItem label="他满意吗" error={asked && !content ? '选一下；他没说也可以选' : undefined}>
        <RadioList
          label="他满意吗"
          choices={CONTENT}
          value={content}
          onChange={(value) => draft.change({ content: value })}
        />
      </FormItem>
      <OneQuestion wrong={Boolean(fields.said)}>
        <Field
          name="told-said"
          label="他怎么说"
          aside="可以不填"
          tall
          placeholder="照他的原话写"
          initial={said}
          max={LIMITS.saidChars}
          error={fields.said}
          onInput={(words) => draft.change({ said: words })}
        />
        <VoiceField note={note} text="录他说的一段" />
      </OneQuestion>
      <View className="t-note">这是邻居自己的话，不算评价。评价只能由本人来做。</View>
    </Sheet>
  )
}
