import { LIMITS } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import { Notice } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 险排除了 */
export function MakeSafeSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, now } = context
  const draft = useActDraft(context, { text: '', photos: [] as SentPhoto[] })
  const photos = useActPhotos(context.communityId, draft.value.photos, (sent) => draft.change({ photos: sent }))
  const safe = view.clocks.find((clock) => clock.kind === 'safe' && clock.stoppedAt === null)
  const send = async () => {
    const body = { text: draft.latest.current.text, photos: photoIds(photos) }
    if (await act.send('make-safe', body)) draft.clear()
  }
  const wait = photosWait(photos) ?? (photos.sent.length === 0 ? '至少拍一张现场的照片' : undefined)
  return (
    <ActSheet
      context={context}
      act={act}
      title="险排除了"
      note={safe && `${dayTimeText(safe.dueAt, now)} 前要排除`}
      fields={['text', 'photos']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="请人来看" disabled={wait !== undefined} onPress={send} />}
    >
      <Notice icon="eye" className="mb3" title="值班的人或社工看过，才算排除" text="修好是后面的事，先让人不受伤。" />
      <ActField
        act={act}
        draft={draft}
        field="text"
        label="怎么排除的"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：断了这一路的电，围了警戒线，有人守着"
      />
      <PhotosField label="现场照片" photos={photos} error={act.at('photos', true)} />
    </ActSheet>
  )
}
