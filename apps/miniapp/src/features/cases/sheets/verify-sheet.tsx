import { LIMITS } from '@juwuye/domain'
import { moneyText, shortDay, whenText } from '@juwuye/messages'
import type { CaseNode } from '@juwuye/types'
import { useState } from 'react'
import type { SentPhoto } from '../../../shared/photo-uploads.ts'
import { Button, SeatStamps, Text, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { PhotosField, photoIds, photosWait, useActPhotos } from '../act-photos.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { type Spoken, useActVoice, voiceWait } from '../act-voice.ts'
import { EvidenceMarks } from '../evidence-marks.tsx'
import { PhotoPairs } from '../photo-pairs.tsx'
import { seatStamp } from '../seats.model.ts'
import { type Act, useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 核验: before and after, then one of two buttons that weigh the same. */
export function VerifySheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, offer, communityId, now } = context
  const node = view.nodes.find(({ id }) => id === offer.nodeId)
  const draft = useActDraft<{ reason: string; photos: SentPhoto[] } & Spoken>(context, { reason: '', photos: [] })
  const voice = useActVoice(context, draft)
  const photos = useActPhotos(communityId, draft.value.photos, (sent) => draft.change({ photos: sent }))
  const [refusing, setRefusing] = useState(false)
  // The round that is on this screen, so that nobody signs what they have not seen.
  const signed = { nodeId: offer.nodeId ?? '', round: offer.round ?? 1 }
  const yes = async () => {
    if (await act.send('sign-yes', signed)) draft.clear()
  }
  const no = async () => {
    const { reason } = draft.latest.current
    if (await act.send('sign-no', { ...signed, reason, voiceId: voice.voiceId, photos: photoIds(photos) }))
      draft.clear()
  }
  const wait = refusing ? (photosWait(photos) ?? voiceWait(voice)) : undefined
  const foot = (
    <Verdicts
      context={context}
      act={act}
      refusing={refusing}
      wait={wait}
      onRefuse={setRefusing}
      onYes={yes}
      onNo={no}
    />
  )
  return (
    <ActSheet
      context={context}
      act={act}
      over={node && view.nodes.length > 1 ? `第 ${node.position + 1} 段，共 ${view.nodes.length} 段` : undefined}
      title={node?.title ?? offer.label}
      tall
      fields={['reason', 'photos']}
      wait={wait}
      foot={foot}
    >
      {refusing && (
        <>
          <ActField
            act={act}
            draft={draft}
            field="reason"
            label="哪里不行"
            max={LIMITS.reasonChars}
            tall
            placeholder="比如：4 幢 5 楼没有拍到，还在滴水"
            voice={voice}
          />
          <PhotosField label="照片" aside="可以不放" photos={photos} error={act.at('photos', true)} />
          <View className="rule" />
        </>
      )}
      {node && <Submitted node={node} now={now} />}
    </ActSheet>
  )
}

interface VerdictsProps {
  context: ActContext
  act: Act
  refusing: boolean
  wait: string | undefined
  onRefuse: (refusing: boolean) => void
  onYes: () => unknown
  onNo: () => unknown
}

/** Two of the same size, neither in the accent: a judgement is not steered. */
function Verdicts({ context, act, refusing, wait, onRefuse, onYes, onNo }: VerdictsProps) {
  const may = (action: string) => context.offers.some((one) => one.action === action && one.enabled)
  const send = { context, act, kind: 'outline' } as const
  if (refusing) {
    return (
      <>
        <Button text="再看看" onPress={() => onRefuse(false)} />
        <SendButton {...send} text="退回，请重做" disabled={wait !== undefined} onPress={onNo} />
      </>
    )
  }
  const busy = act.busy !== undefined
  return (
    <>
      <Button
        text="不行，退回"
        icon="undo"
        iconTone="late"
        disabled={busy || !may('sign-no')}
        onPress={() => onRefuse(true)}
      />
      <Button text="通过，签字" icon="check" iconTone="ok" loading={busy} disabled={!may('sign-yes')} onPress={onYes} />
    </>
  )
}

function Submitted({ node, now }: { node: CaseNode; now: number }) {
  const count = { 2: '两方', 3: '三方' }[node.seats.length] ?? '各方'
  return (
    <>
      <PhotoPairs nodes={[node]} afterDate={node.submittedAt === null ? undefined : shortDay(node.submittedAt)} />
      <EvidenceMarks node={node} now={now} />
      <View className="rule" />
      <View className="t-body">
        <Text className="strong">{node.doer.name}说：</Text>
        <Text>{node.note || '没有写'}</Text>
      </View>
      <View className="t-note num">
        {node.submittedAt !== null && <Text className="ph">{whenText(node.submittedAt, now)} 交的</Text>}
        {node.costFen !== null && <Text className="ph">，花了 {moneyText(node.costFen)}</Text>}
      </View>
      <View className="rule" />
      <SeatStamps seats={node.seats.map(seatStamp)} />
      <View className="t-note centre mt4">{count}都通过才算修好，一方不行就退回</View>
    </>
  )
}
