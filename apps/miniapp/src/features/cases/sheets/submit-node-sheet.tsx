import { LIMITS } from '@juwuye/domain'
import { EVIDENCE_LABELS } from '@juwuye/messages'
import type { CaseNode } from '@juwuye/types'
import { useState } from 'react'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import { Field, Notice, type PhotoItem } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { fenToYuan, yuanToFen } from '../money.model.ts'
import { photoItem } from '../photo-items.ts'
import { RecordFields } from '../record-fields.tsx'
import { newRecord, RECORD_FIELDS, type RecordInHand, recordedBody, recordWait } from '../recorded.model.ts'
import { useSameAngle } from '../same-angle.tsx'
import { lastReturn, seatNames } from '../seats.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { type ActDraft, useActDraft } from '../use-act-draft.ts'

const NO_MONEY = '写成数字，比如 120 或 25.5'

/** What the “after” is to be taken like: the “before” of this sheet, else that of the round before. */
function earlierPhotos(inHand: readonly PhotoItem[], before: CaseNode['before']): string[] {
  const kept = inHand.length > 0 ? inHand : before.map(photoItem)
  return kept.map(({ full, src }) => full || src)
}

interface DoneInHand {
  before: SentPhoto[]
  after: SentPhoto[]
  note: string
  /** In 元, as typed. */
  cost: string
  record: RecordInHand
}

/** 做完了，请核验 */
export function SubmitNodeSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, offer, communityId, now } = context
  const node = view.nodes.find(({ id }) => id === offer.nodeId)
  const cost = fenToYuan(node?.costFen ?? null)
  const initial: DoneInHand = { before: [], after: [], note: '', cost, record: newRecord(now) }
  const draft = useActDraft(context, initial)
  const before = useActPhotos(communityId, draft.value.before, (sent) => draft.change({ before: sent }))
  const after = useActPhotos(communityId, draft.value.after, (sent) => draft.change({ after: sent }))
  const [costFault, setCostFault] = useState<string>()
  const angle = useSameAngle(after, earlierPhotos(before.photos, node?.before ?? []))
  const send = async () => {
    const { note, cost, record } = draft.latest.current
    const costFen = yuanToFen(cost)
    const recordedFor = recordedBody(offer, record)
    setCostFault(costFen === undefined ? NO_MONEY : undefined)
    if (costFen === undefined || recordedFor === undefined) return
    const photos = { before: photoIds(before), after: photoIds(after) }
    const body = { nodeId: offer.nodeId ?? '', ...photos, note, costFen, recordedFor }
    if (await act.send('submit-node', body)) draft.clear()
  }
  const wait = photosWait(before, after) ?? recordWait(offer, draft.value.record)
  const asked = node?.evidence.map((kind) => EVIDENCE_LABELS[kind]).join('、')
  return (
    <>
      <ActSheet
        context={context}
        act={act}
        over={node && view.nodes.length > 1 ? `第 ${node.position + 1} 段，共 ${view.nodes.length} 段` : undefined}
        title={node?.title ?? offer.label}
        note={asked ? `说好要交：${asked}` : undefined}
        tall
        fields={['before', 'after', 'note', 'costFen', 'nodeId', ...RECORD_FIELDS]}
        wait={wait}
        foot={
          <SendButton
            context={context}
            act={act}
            text={offer.recordedFor ? '记下来，请各方来看' : '做完了，请各方来看'}
            disabled={wait !== undefined}
            onPress={send}
          />
        }
      >
        {node && <Returned node={node} />}
        <RecordFields
          context={context}
          act={act}
          record={draft.value.record}
          onChange={(part) => draft.change({ record: { ...draft.latest.current.record, ...part } })}
        />
        <PhotosField label="修之前" hint="没有就不放" photos={before} error={act.at('before', true)} />
        <PhotosField
          label="修之后"
          hint="和之前同一个角度拍，好比较"
          photos={after}
          onSameAngle={angle.open}
          error={act.at('after', true)}
        />
        <Words act={act} draft={draft} costFault={costFault} costAsked={node?.evidence.includes('cost') ?? false} />
        {node && <Next node={node} recorded={offer.recordedFor !== null} />}
      </ActSheet>
      {angle.camera}
    </>
  )
}

/** Who looks at it then; whoever hands it in cannot sign for it. */
function Next({ node, recorded }: { node: CaseNode; recorded: boolean }) {
  const title = `交上去以后，${seatNames(node.seats)}来核验`
  return (
    <Notice className="mt3" icon="people" title={title} text={recorded ? '您代录的，就不能再由您签字' : undefined} />
  )
}

function Returned({ node }: { node: CaseNode }) {
  const seat = lastReturn(node)
  if (!seat) return null
  const title = `上一轮${seat.name}退回`
  return <Notice kind="error" icon="undo" className="mb3" title={title} text={seat.reason ?? undefined} />
}

interface WordsProps {
  act: Act
  draft: ActDraft<DoneInHand>
  costFault: string | undefined
  costAsked: boolean
}

function Words({ act, draft, costFault, costAsked }: WordsProps) {
  return (
    <>
      <ActField
        act={act}
        draft={draft}
        field="note"
        label="做了什么"
        max={LIMITS.whistleTextChars}
        tall
        placeholder="比如：换了 38 米管子，试水两次都正常"
      />
      <Field
        name="act-cost"
        label="花了多少钱（元）"
        aside={costAsked ? undefined : '没花就不写'}
        kind="digit"
        initial={draft.value.cost}
        error={costFault ?? act.at('costFen')}
        onInput={(cost) => draft.change({ cost })}
      />
    </>
  )
}
