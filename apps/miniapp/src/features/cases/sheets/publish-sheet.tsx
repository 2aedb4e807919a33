import type { PhotoBox } from '@juwuye/domain'
import type { PublicationPreview, TakenDownWords } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { confirm } from '../../../platform/dialogs.ts'
import { call } from '../../../shared/call.ts'
import { keys } from '../../../shared/keys.ts'
import { LoadState } from '../../../shared/load-state.tsx'
import { Button } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import {
  type CandidatePhoto,
  candidatePhotos,
  type PublicationInHand,
  publicationDraft,
  publishWords,
  undecided,
} from '../publication-draft.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'
import { PhotoBoxesSheet } from './photo-boxes-sheet.tsx'
import { type BoxedOne, PublishForm } from './publish-form.tsx'
import { PublishPreview } from './publish-preview.tsx'

const EMPTY: PublicationInHand = { problem: '', done: '', paidBy: '', uses: {}, boxes: {} }
const FIELDS = ['problem', 'done', 'paidBy', 'photos']

/** 去公示, 恢复公示: first the words and a decision on every picture, then exactly the page the public will get. */
export function PublishSheet({ context }: ActSheetProps) {
  if (context.offer.action === 'restore-page') return <Restore context={context} />
  return <Publish context={context} initial={EMPTY} />
}

/** A page that was taken down is corrected, not written again. */
function Restore({ context }: ActSheetProps) {
  const { communityId, view } = context
  const act = useAct(context)
  const words = useQuery({
    queryKey: keys.takenDownWords(communityId, view.id),
    queryFn: ({ signal }) =>
      call<TakenDownWords, 'takenDownWords'>('takenDownWords', { params: { communityId, caseId: view.id }, signal }),
    // What is being written must not change under the hand; the next page taken down has other words.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (words.data) return <Publish context={context} initial={{ ...EMPTY, ...words.data }} />
  const { title, note } = publishWords(view, context.offer.action)
  return (
    <ActSheet context={context} act={act} title={title} note={note} tall foot={null}>
      <LoadState query={words}>{() => null}</LoadState>
    </ActSheet>
  )
}

function Publish({ context, initial }: ActSheetProps & { initial: PublicationInHand }) {
  const act = useAct(context)
  const draft = useActDraft(context, initial)
  const [preview, setPreview] = useState<PublicationPreview>()
  const words = publishWords(context.view, context.offer.action)
  const step = { context, act, draft, words, photos: candidatePhotos(context.view) }
  if (!preview) return <WriteStep {...step} onLook={setPreview} />
  const edit = () => {
    act.forget()
    setPreview(undefined)
  }
  return <LookStep {...step} preview={preview} onEdit={edit} />
}

interface StepProps {
  context: ActContext
  act: Act
  draft: ActDraft<PublicationInHand>
  words: ReturnType<typeof publishWords>
  photos: readonly CandidatePhoto[]
}

function WriteStep({
  context,
  act,
  draft,
  words,
  photos,
  onLook,
}: StepProps & { onLook: (page: PublicationPreview) => void }) {
  const [boxing, setBoxing] = useState<BoxedOne>()
  const left = undecided(draft.value.uses, photos)
  /** Whoever hides parts of a photo wants to show the rest. */
  const hide = (id: string) => (boxes: readonly PhotoBox[]) => {
    const { uses, boxes: others } = draft.latest.current
    draft.change({ boxes: { ...others, [id]: boxes }, uses: boxes.length > 0 ? { ...uses, [id]: 'clean' } : uses })
  }
  const look = () =>
    act.run('look', async () => {
      const params = { communityId: context.communityId, caseId: context.view.id }
      const body = publicationDraft(draft.latest.current, photos)
      onLook(await call<PublicationPreview, 'previewPublication'>('previewPublication', { params, body }))
    })
  const form = (
    <ActSheet
      context={context}
      act={act}
      title={words.title}
      note={words.note}
      tall
      fields={FIELDS}
      wait={left > 0 ? `还有 ${left} 张照片没有选放不放` : undefined}
      foot={
        <SendButton
          context={context}
          act={act}
          kind="primary"
          what="look"
          text="看看公示出去的样子"
          disabled={left > 0}
          onPress={look}
        />
      }
    >
      <PublishForm
        words={words}
        ending={context.view.ending}
        act={act}
        draft={draft}
        photos={photos}
        onBox={setBoxing}
      />
    </ActSheet>
  )
  if (!boxing) return form
  const { photo, named } = boxing
  return (
    <>
      {form}
      <PhotoBoxesSheet
        photo={photo}
        named={named}
        boxes={draft.value.boxes[photo.id] ?? []}
        onChange={hide(photo.id)}
        onClose={() => setBoxing(undefined)}
      />
    </>
  )
}

function LookStep({
  context,
  act,
  draft,
  words,
  photos,
  ...look
}: StepProps & { preview: PublicationPreview; onEdit: () => void }) {
  const { preview, onEdit } = look
  const [looked, setLooked] = useState(false)
  const action = context.offer.action === 'restore-page' ? 'restore-page' : 'publish'
  const publish = async () => {
    if (!(await confirm(words.sure))) return
    const body = { ...publicationDraft(draft.latest.current, photos), previewHash: preview.previewHash }
    if (await act.send(action, body)) draft.clear()
  }
  const foot = (
    <>
      <Button text="回去改" onPress={onEdit} />
      <SendButton
        context={context}
        act={act}
        kind="primary"
        what={action}
        text={words.send}
        disabled={!looked}
        onPress={publish}
      />
    </>
  )
  return (
    <ActSheet
      context={context}
      act={act}
      title="公示前看一遍"
      note="大家看到的，就是下面这样"
      tall
      wait={looked ? undefined : '先看一遍，在最下面打勾'}
      foot={foot}
      onRenewed={onEdit}
    >
      <PublishPreview
        preview={preview}
        communityId={context.communityId}
        view={context.view}
        looked={looked}
        onLooked={setLooked}
      />
    </ActSheet>
  )
}
