import type { TellBackView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { callPhone } from '../../platform/phone.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Card, ClockChip, Pair, TextLink, View } from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'
import { dueLine, tellBackChip, toldLine, whereAndHow } from './tell-back.model.ts'
import { useReveal } from './use-neighbours.ts'

interface TellBackCardProps {
  communityId: string
  tellBack: TellBackView
  now: number
  /** The first that waits: everything is shown, ready to be said. */
  first: boolean
  onTold: () => void
}

/** One neighbour who is to be told something: who, by when, what to say. */
export function TellBackCard({ communityId, tellBack, now, first, onTold }: TellBackCardProps) {
  const [opened, setOpened] = useState(first)
  const { neighbour, keeper } = tellBack
  const chip = tellBackChip(tellBack, now)
  return (
    <Card tone={first ? 'you' : undefined}>
      <View className="t-head" heading={2}>
        {neighbour.name}
      </View>
      <View className="t-note num">{whereAndHow(tellBack)}</View>
      {!keeper?.mine && <View className="t-note">该由{keeper?.name ?? '社工'}去说</View>}
      <View className="clock-line mt2">
        <ClockChip {...chip} />
        <View className="t-note num more">{dueLine(tellBack, now)}</View>
      </View>
      {opened ? (
        <Saying communityId={communityId} tellBack={tellBack} accent={first} onTold={onTold} />
      ) : (
        <View className="flex mt2">
          <View className="grow" />
          <TextLink text="看怎么说" label={`看怎么说，${neighbour.name}`} onPress={() => setOpened(true)} />
        </View>
      )}
    </Card>
  )
}

interface SayingProps {
  communityId: string
  tellBack: TellBackView
  accent: boolean
  onTold: () => void
}

function Saying({ communityId, tellBack, accent, onTold }: SayingProps) {
  const { id, say, neighbour } = tellBack
  const caseId = tellBack.case?.id
  const print = () => open('tell-backs/slip', { communityId, tellBackId: id })
  return (
    <>
      <View className="say mt3">
        <View className="t-note">可以这样说</View>
        <View className="t-body c-ink quote">“{say}”</View>
      </View>
      <View className="mt3">
        <Pair>
          {neighbour.id !== null && neighbour.hasPhone ? (
            <CallNeighbour communityId={communityId} neighbourId={neighbour.id} name={neighbour.name} />
          ) : (
            <Button text="打印字条" label={`打印字条，${neighbour.name}`} onPress={print} />
          )}
          <Button
            text="告诉过了"
            label={`告诉过了，${neighbour.name}`}
            kind={accent ? 'whistle' : 'you'}
            icon="check"
            onPress={onTold}
          />
        </Pair>
      </View>
      <View className="flex wrap mt2">
        {neighbour.hasPhone && (
          <TextLink text="打印字条" label={`打印字条，${neighbour.name}`} className="link-flush" onPress={print} />
        )}
        {caseId && (
          <View className="end">
            <TextLink text="看这件事" onPress={() => open('case', { communityId, caseId })} />
          </View>
        )}
      </View>
    </>
  )
}

/** The number is looked up when it is needed, on record. */
function CallNeighbour({ communityId, neighbourId, name }: { communityId: string; neighbourId: string; name: string }) {
  const reveal = useReveal(communityId, neighbourId)
  const ring = () =>
    reveal.mutate(undefined, {
      onSuccess: ({ phone }) => (phone ? callPhone(phone) : toast('没有留电话')),
      onError: (fault) => toast(faultText(fault)),
    })
  return <Button text="打电话" label={`打电话 给${name}`} icon="phone" loading={reveal.isPending} onPress={ring} />
}

/** What a neighbour said when they were told. */
export function ToldCard({ tellBack, now }: { tellBack: TellBackView; now: number }) {
  const { neighbour, told } = tellBack
  return (
    <Card>
      <View className="t-head" heading={2}>
        {neighbour.name}
      </View>
      <View className="t-note num">{toldLine(tellBack, now)}</View>
      {told?.said && <View className="t-body quote mt2">“{told.said}”</View>}
      {told?.voice && (
        <View className="mt2">
          <HeardVoice voice={told.voice} />
        </View>
      )}
    </Card>
  )
}
