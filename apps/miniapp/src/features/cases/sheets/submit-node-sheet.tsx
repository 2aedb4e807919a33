import { LIMITS } from '@juwuye/domain'
import { EVIDENCE_LABELS } from '@juwuye/messages'
import { useState } from 'react'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import { Field, Notice } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { fenToYuan, yuanToFen } from '../money.model.ts'
import { lastReturn, seatNames } from '../seats.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const NO_MONEY = '写成数字，比如 120 或 25.5'

/** 做完了，请核验 */
export function SubmitNodeSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, offer, communityId } = context
  const node = view.nodes.find(({ id }) => id === offer.nodeId)
  const initial = {
    before: [] as SentPhoto[],
    after: [] as SentPhoto[],
    note: '',
    cost: fenToYuan(node?.costFen ?? null),
  }
  const draft = useActDraft(context, initial)
  const before = useActPhotos(communityId, draft.value.before, (sent) => draft.change({ before: sent }))
  const after = useActPhotos(communityId, draft.value.after, (sent) => draft.change({ after: sent }))
  const [costFault, setCostFault] = useState<string>()
  const send = async () => {
    const { note, cost } = draft.latest.current
    const costFen = yuanToFen(cost)
    setCostFault(costFen === undefined ? NO_MONEY : undefined)
    if (costFen === undefined) return
    const body = { nodeId: offer.nodeId ?? '', before: photoIds(before), after: photoIds(after), note, costFen }
    if (await act.send('submit-node', body)) draft.clear()
  }
  const wait = photosWait(before, after)
  const returned = node && lastReturn(node)
  const asked = node?.evidence.map((kind) => EVIDENCE_LABELS[kind]).join('、')
  return (
    <ActSheet
      context={context}
      act={act}
      over={node && view.nodes.length > 1 ? `第 ${node.position + 1} 段，共 ${view.nodes.length} 段` : undefined}
      title={node?.title ?? offer.label}
      note={asked ? `说好要交：${asked}` : undefined}
      tall
      fields={['before', 'after', 'note', 'costFen', 'nodeId']}
      wait={wait}
      foot={
        <SendButton
          context={context}
          act={act}
          text="做完了，请各方来看"
          disabled={wait !== undefined}
          onPress={send}
        />
      }
    >
      {returned && (
        <Notice
          kind="error"
          icon="undo"
          className="mb3"
          title={`上一轮${returned.name}退回`}
          text={returned.reason ?? undefined}
        />
      )}
      <PhotosField label="修之前" hint="没有就不放" photos={before} error={act.at('before', true)} />
      <PhotosField label="修之后" hint="和之前同一个角度拍，好比较" photos={after} error={act.at('after', true)} />
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
        aside={node?.evidence.includes('cost') ? undefined : '没花就不写'}
        kind="digit"
        initial={draft.value.cost}
        error={costFault ?? act.at('costFen')}
        onInput={(cost) => draft.change({ cost })}
      />
      {node && <Notice className="mt3" icon="people" title={`交上去以后，${seatNames(node.seats)}来核验`} />}
    </ActSheet>
  )
}
