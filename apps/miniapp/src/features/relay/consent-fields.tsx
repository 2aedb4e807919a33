import { LIMITS } from '@juwuye/domain'
import { useVoiceNote } from '../../shared/voice-note.ts'
import { Field, FormItem, OneQuestion, RadioList } from '../../ui/index.ts'
import { PhotosField, useActPhotos } from '../cases/act-photos.tsx'
import { VoiceField } from '../voice/voice-field.tsx'
import { CONSENT_CHOICES, type ConsentInHand } from './relay.model.ts'

/** The state behind ConsentFields: recordings and pictures that show it. */
export function useConsent(communityId: string, value: ConsentInHand, change: (part: Partial<ConsentInHand>) => void) {
  const voice = useVoiceNote({ communityId, initial: value.voice, onChange: (said) => change({ voice: said }) })
  const photos = useActPhotos(communityId, value.photos, (sent) => change({ photos: sent }))
  return { value, change, voice, photos, busy: voice.busy || photos.busy }
}

interface ConsentFieldsProps {
  consent: ReturnType<typeof useConsent>
  /** What is agreed to. */
  label: string
  /** What they say when they agree. */
  sentence: string
  fault?: string
}

/** How a neighbour agreed, and what shows it. */
export function ConsentFields({ consent, label, sentence, fault }: ConsentFieldsProps) {
  const { value, change, voice, photos } = consent
  return (
    <OneQuestion wrong={Boolean(fault)}>
      <FormItem label={label} error={fault}>
        <RadioList label={label} choices={CONSENT_CHOICES} value={value.kind} onChange={(kind) => change({ kind })} />
      </FormItem>
      {value.kind === 'spoken' && (
        <VoiceField note={voice} label="录一句" text="录下他说可以" hint={`请他说：“${sentence}”`} />
      )}
      {value.kind === 'written' && <PhotosField label="拍下他写的" photos={photos} />}
      {value.kind === 'family' && (
        <Field
          name="consent-family"
          label="哪位家里人"
          placeholder="比如 女儿 王芳"
          initial={value.family}
          max={LIMITS.nameChars}
          onInput={(family) => change({ family })}
        />
      )}
    </OneQuestion>
  )
}
