import { LIMITS } from '@juwuye/domain'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { rulingTerm } from '../deadlines.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'

/** 我有不同意见 */
export function ObjectSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft<{ reason: string; photos: SentPhoto[] } & Spoken>(context, { reason: '', photos: [] })
  const voice = useActVoice(context, draft)
  const photos = useActPhotos(context.communityId, draft.value.photos, (sent) => draft.change({ photos: sent }))
  const deadlines = useDeadlines(context.communityId)
  const wait = photosWait(photos) ?? voiceWait(voice)
  const send = async () => {
    const body = { reason: draft.latest.current.reason, voiceId: voice.voiceId, photos: photoIds(photos) }
    if (await act.send('object', body)) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="我有不同意见"
      note={`由没有经手、没有签字的一方裁定${rulingTerm(deadlines)}；没裁定，这件不办结`}
      fields={['reason', 'photos']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="提出来" disabled={wait !== undefined} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="哪里不对"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：12 幢 5 楼的消火栓还是没有水"
        voice={voice}
      />
      <PhotosField label="照片" photos={photos} error={act.at('photos', true)} />
    </ActSheet>
  )
}
