import { LIMITS } from '@juwuye/domain'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import { Chips, FormItem } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const WHOLE = 'whole'

/** Where progress can be noted: on the case, on the nodes offered. */
function placesOf({ offers, view }: ActContext) {
  return offers.map(({ nodeId }) => {
    const node = view.nodes.find(({ id }) => id === nodeId)
    return node
      ? { value: node.id, label: `第 ${node.position + 1} 段：${node.title}` }
      : { value: WHOLE, label: '整件事' }
  })
}

/** 记一条进展 */
export function NoteProgressSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const places = placesOf(context)
  const initial = { place: places[0]?.value ?? WHOLE, text: '', photos: [] as SentPhoto[] }
  const draft = useActDraft<typeof initial & Spoken>(context, initial)
  const voice = useActVoice(context, draft)
  const photos = useActPhotos(context.communityId, draft.value.photos, (sent) => draft.change({ photos: sent }))
  const place = places.some(({ value }) => value === draft.value.place) ? draft.value.place : initial.place
  const send = async () => {
    const nodeId = place === WHOLE ? null : place
    const body = { nodeId, text: draft.latest.current.text, voiceId: voice.voiceId, photos: photoIds(photos) }
    if (await act.send('note-progress', body)) draft.clear()
  }
  const wait = photosWait(photos) ?? voiceWait(voice)
  return (
    <ActSheet
      context={context}
      act={act}
      title="记一条进展"
      note="吹哨的邻居看得到"
      fields={['text', 'photos', 'nodeId']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="记下来" disabled={wait !== undefined} onPress={send} />}
    >
      {places.length > 1 && (
        <FormItem label="是哪一段的" error={act.at('nodeId')}>
          <Chips
            label="是哪一段的"
            choices={places}
            value={place}
            onChange={(value) => draft.change({ place: value })}
          />
        </FormItem>
      )}
      <ActField
        act={act}
        draft={draft}
        field="text"
        label="做到哪一步了"
        max={LIMITS.whistleTextChars}
        tall
        placeholder="比如：配件到了，明天上午换"
        voice={voice}
      />
      <PhotosField label="照片" photos={photos} error={act.at('photos', true)} />
    </ActSheet>
  )
}
