import { STATE_LABELS, whenText } from '@juwuye/messages'
import type { SimilarCases } from '@juwuye/types'
import { useRef } from 'react'
import { confirm } from '../../platform/dialogs.ts'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { newId } from '../../shared/ids.ts'
import { Button, Card, Notice, Pair, Sheet, Thumb, View } from '../../ui/index.ts'
import { placeText } from '../cases/index.ts'
import { useMeToo } from './use-whistle.ts'
import { joinBody, leftBehind, mayJoin, type WhistleDraft } from './whistle.model.ts'

type Similar = SimilarCases['items'][number]

interface SimilarSheetProps {
  communityId: string
  items: Similar[]
  /** Its words go along with 我也是. */
  draft: WhistleDraft
  /** Pictures in the form, which do not. */
  photos: number
  /** It came up by itself when sending: the way on stands at its bottom. */
  sending: boolean
  onNotSame: (caseId: string) => void
  /** `queued`: without a network it waits. */
  onJoined: (caseId: string, queued: boolean) => void
  onSend: () => void
  onClose: () => void
}

/** Neighbours may have reported this already. Never in the way: one may always send. */
export function SimilarSheet(props: SimilarSheetProps) {
  const { communityId, items, draft, photos, sending, onNotSame, onJoined, onSend, onClose } = props
  const meToo = useMeToo(communityId)
  const ids = useRef(new Map<string, string>())
  const join = async ({ id: caseId, title }: Similar) => {
    const lost = leftBehind(draft, photos)
    const text = '要带上，就点“不是同一件”，单独吹一哨。'
    if (lost && !(await confirm({ title: lost, text, yes: '算我一个' }))) return
    const id = ids.current.get(caseId) ?? newId()
    ids.current.set(caseId, id)
    meToo.mutate({ caseId, title, ...joinBody(draft, id) }, { onSuccess: ({ queued }) => onJoined(caseId, queued) })
  }
  const foot = sending ? (
    <Button text="都不是，发出去" kind="primary" onPress={onSend} />
  ) : (
    <Button text="关上，接着写" onPress={onClose} />
  )
  return (
    <Sheet title="邻居可能报过这件" onClose={onClose} foot={foot}>
      {meToo.error && <Notice kind="error" title={faultText(meToo.error)} className="mb3" />}
      {items.map((item) => (
        <SimilarCard
          key={item.id}
          item={item}
          joining={meToo.isPending && meToo.variables.caseId === item.id}
          mayJoin={mayJoin(draft)}
          onJoin={() => void join(item)}
          onNotSame={() => onNotSame(item.id)}
          onLook={() => open('case', { communityId, caseId: item.id })}
        />
      ))}
    </Sheet>
  )
}

interface SimilarCardProps {
  item: Similar
  joining: boolean
  mayJoin: boolean
  onJoin: () => void
  onNotSame: () => void
  onLook: () => void
}

function SimilarCard({ item, joining, mayJoin, onJoin, onNotSame, onLook }: SimilarCardProps) {
  const already = item.mine || item.joined
  return (
    <Card>
      <View className="flex top">
        {item.thumb && (
          <View className="more mr3">
            <Thumb src={item.thumb.thumb} alt={item.title} />
          </View>
        )}
        <View className="grow">
          <View className="t-body strong">{item.title}</View>
          <View className="t-note num">
            {item.whistleCount} 位邻居吹过哨·{whenText(item.receivedAt, now())}
          </View>
          <View className="t-note">
            {placeText(item.place)}，{STATE_LABELS[item.state]}
          </View>
        </View>
      </View>
      <View className="mt3">
        {already ? (
          <Button text="您已经在里面了，去看看" onPress={onLook} />
        ) : (
          <Pair>
            {mayJoin ? (
              <Button text="我也是" icon="hand" loading={joining} onPress={onJoin} />
            ) : (
              <Button text="看这件事" onPress={onLook} />
            )}
            <Button text="不是同一件" kind="quiet" onPress={onNotSame} />
          </Pair>
        )}
      </View>
    </Card>
  )
}
