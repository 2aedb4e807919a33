import { whenText } from '@juwuye/messages'
import type { DeadLetterView } from '@juwuye/types'
import { toast } from '../../platform/dialogs.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { Button, Card, ClockChip, EmptyState, Notice, TabHeader, View } from '../../ui/index.ts'
import { useDeadLetters, useResend } from './use-dead-letters.ts'

/** What could not be delivered, why, and the button that tries again. */
export function UndeliveredList({ communityId }: { communityId: string }) {
  const query = useDeadLetters(communityId)
  const resend = useResend(communityId)
  const online = useOnline()
  return (
    <>
      <TabHeader title="没送到的消息" note="试了很多次都没送到的，可以再发一次" />
      {resend.error && <Notice kind="error" title="没有发成" text={faultText(resend.error, online)} className="mb3" />}
      <ListState
        query={query}
        cards={3}
        empty={<EmptyState icon="okc" title="都送到了" text="有送不到的，会排在这里" />}
      >
        {(items) =>
          items.map((letter) => (
            <Undelivered
              key={letter.id}
              letter={letter}
              sending={resend.isPending && resend.variables.id === letter.id}
              onResend={() => resend.mutate(letter, { onSuccess: (sent) => sent.queued && toast(sent.said) })}
            />
          ))
        }
      </ListState>
    </>
  )
}

interface UndeliveredProps {
  letter: DeadLetterView
  sending: boolean
  onResend: () => void
}

function Undelivered({ letter: { what, to, why, error, at, resentAt }, sending, onResend }: UndeliveredProps) {
  return (
    <Card>
      <View className="t-head">{what}</View>
      <View className="t-note num">{[to && `给${to}`, whenText(at, now())].filter(Boolean).join('，')}</View>
      <View className="t-body mt2">{why}</View>
      <View className="t-meta num">{error}</View>
      {resentAt === null ? (
        <View className="mt3">
          <Button text="再发一次" icon="refresh" label={`再发一次：${what}`} loading={sending} onPress={onResend} />
        </View>
      ) : (
        <View className="clock-line mt3">
          <ClockChip state="normal" icon="check" text={`${whenText(resentAt, now())} 又发了`} />
        </View>
      )}
    </Card>
  )
}
