import type { SwapView } from '@juwuye/types'
import { confirm, toast } from '../../platform/dialogs.ts'
import { useMe } from '../../shared/me.ts'
import { Button, Card, Pair, Reason, Section, View } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { swapLines, swapState, swapTitle } from './swap.model.ts'
import { type SwapAnswer, useAnswerSwap } from './use-my-duty.ts'

interface SwapCardsProps {
  communityId: string
  /** Left out where the page is called so. */
  title?: string
  swaps: readonly SwapView[]
  now: number
}

/** Swaps and leaves that wait for an answer: mine to give, or mine to wait for. */
export function SwapCards({ communityId, title, swaps, now }: SwapCardsProps) {
  if (swaps.length === 0) return null
  return (
    <Section title={title}>
      {swaps.map((swap) => (
        <SwapCard key={swap.id} communityId={communityId} swap={swap} now={now} />
      ))}
    </Section>
  )
}

const DONE: Record<SwapAnswer, string> = { acceptSwap: '换好了', refuseSwap: '告诉对方了', withdrawSwap: '撤回了' }

function SwapCard({ communityId, swap, now }: { communityId: string; swap: SwapView; now: number }) {
  const send = useAnswerSwap(communityId)
  const me = useMe().data?.person.id
  const { id: swapId, mayAccept, mine, state, to } = swap
  const asked = state === 'open' && to !== null && to.personId === me
  const answer = (said: SwapAnswer) => send.mutate({ swapId, answer: said }, { onSuccess: () => toast(DONE[said]) })
  const accept = async () => {
    const text = swapLines(swap, now).join('；')
    if (await confirm({ title: '这样就换了', text, yes: '换' })) answer('acceptSwap')
  }
  const busy = (said: SwapAnswer) => send.isPending && send.variables.answer === said
  return (
    <Card tone={mayAccept || asked ? 'you' : undefined}>
      <View className="t-head">{swapTitle(swap, me)}</View>
      {swapLines(swap, now).map((line) => (
        <View key={line} className="t-body num">
          {line}
        </View>
      ))}
      <View className="t-note num mt1">{swapState(swap, now)}</View>
      {(mayAccept || asked || (mine && state === 'open')) && (
        <View className="mt3">
          <FaultNotice fault={send.error} title="没有办成" />
          {asked && !mayAccept && <Reason text="和您别的班、歇的日子冲突，接不了" />}
          {mine ? (
            <Button text="不换了，撤回" loading={busy('withdrawSwap')} onPress={() => answer('withdrawSwap')} />
          ) : (
            <Pair>
              {asked && <Button text="我来不了" loading={busy('refuseSwap')} onPress={() => answer('refuseSwap')} />}
              {mayAccept && (
                <Button text="我来" kind="whistle" loading={busy('acceptSwap')} onPress={() => void accept()} />
              )}
            </Pair>
          )}
        </View>
      )}
    </Card>
  )
}
