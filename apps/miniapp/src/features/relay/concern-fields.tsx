import { LIMITS, WHISTLE_KINDS } from '@juwuye/domain'
import { KIND_LABELS } from '@juwuye/messages'
import type { ReactNode } from 'react'
import { useVoiceNote } from '../../shared/voice-note.ts'
import { CheckboxRow, Chips, Field, FormItem, Question, View } from '../../ui/index.ts'
import { PhotosField, useActPhotos } from '../cases/act-photos.tsx'
import { VoiceField } from '../voice/voice-field.tsx'
import { ConsentFields, useConsent } from './consent-fields.tsx'
import { type Concern, NO_CONSENT, readBackText } from './relay.model.ts'
import type { Round } from './use-round.ts'

const kinds = WHISTLE_KINDS.map((value) => ({ value, label: KIND_LABELS[value] }))

interface ConcernFieldsProps {
  communityId: string
  round: Round
  /** Where one picks who spoke. */
  who: ReactNode
}

/** Who spoke, what they said, that they agree, and that it was read back to them. */
export function ConcernFields({ communityId, round, who }: ConcernFieldsProps) {
  const { now, faults, questions } = round
  return (
    <>
      <Question of={questions} name="neighbour" title="哪位邻居说的？">
        <FormItem label="哪位邻居说的" error={faults.neighbour}>
          {who}
        </FormItem>
      </Question>
      {now && <Said communityId={communityId} round={round} concern={now} />}
    </>
  )
}

function Said({ communityId, round, concern }: { communityId: string; round: Round; concern: Concern }) {
  const { change, faults, questions } = round
  const voice = useVoiceNote({ communityId, initial: concern.voice, onChange: (said) => change({ voice: said }) })
  const photos = useActPhotos(communityId, concern.photos, (sent) => change({ photos: sent }))
  const consent = useConsent(communityId, concern.consent, (part) =>
    change({ consent: { ...(round.latest()?.consent ?? NO_CONSENT), ...part } }),
  )
  return (
    <>
      <Question of={questions} name="words" title="他说了什么？">
        <VoiceField note={voice} label="让他说一段" text="录他说的话" />
        <Field
          name="relay-text"
          label="或者您记下来"
          tall
          placeholder="照他的原话记"
          initial={concern.text}
          max={LIMITS.whistleTextChars}
          error={faults.text}
          onInput={(text) => change({ text })}
        />
        <View className="mb4">
          <Chips even label="是什么" choices={kinds} value={concern.kind} onChange={(kind) => change({ kind })} />
        </View>
        <Field
          name="relay-spot"
          label="在哪里"
          aside={`不写就是${concern.home}`}
          initial={concern.spot}
          max={LIMITS.placeChars}
          error={faults.spot}
          onInput={(spot) => change({ spot })}
        />
        <CheckboxRow
          text="正在发生危险"
          note="先打 119、110、120，再来记"
          checked={concern.danger}
          onChange={(danger) => change({ danger })}
        />
      </Question>
      <Question of={questions} name="photos" title="有照片吗？没有也行">
        <PhotosField label="拍一拍" hint="坏的地方，或者他写的字条" photos={photos} />
      </Question>
      <Question of={questions} name="consent" title="他同意您去报吗？">
        <ConsentFields consent={consent} label="他同意您去报吗" sentence="我同意您帮我报上去" fault={faults.consent} />
      </Question>
      <Question of={questions} name="readBack" title="念给他听一遍">
        <FormItem label="念给他听" error={faults.readBack}>
          <View className="say">
            <View className="t-body quote">“{readBackText(concern)}”</View>
          </View>
          <CheckboxRow text="念过了，他说对" checked={concern.readBack} onChange={(readBack) => change({ readBack })} />
        </FormItem>
      </Question>
    </>
  )
}
