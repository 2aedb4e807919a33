import { LIMITS } from '@juwuye/domain'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { recheckNote } from '../deadlines.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { useDeadlines } from '../use-deadlines.ts'

/** 没好，重新打开 */
export function ReopenSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft<{ reason: string; photos: SentPhoto[] } & Spoken>(context, { reason: '', photos: [] })
  const voice = useActVoice(context, draft)
  const photos = useActPhotos(context.communityId, draft.value.photos, (sent) => draft.change({ photos: sent }))
  const wait = photosWait(photos) ?? voiceWait(voice)
  const send = async () => {
    const body = { reason: draft.latest.current.reason, voiceId: voice.voiceId, photos: photoIds(photos) }
    if (await act.send('reopen', body)) draft.clear()
  }
  const deadlines = useDeadlines(context.communityId)
  const again = context.view.class === 'private' ? '还请原来的调解员' : recheckNote(deadlines)
  return (
    <ActSheet
      context={context}
      act={act}
      title="没好，重新打开"
      note={`${again}；每人只能打开一次`}
      fields={['reason', 'photos']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="重新打开" disabled={wait !== undefined} onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="哪里没好"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：修好两天又漏了"
        voice={voice}
      />
      <PhotosField label="照片" photos={photos} error={act.at('photos', true)} />
    </ActSheet>
  )
}
