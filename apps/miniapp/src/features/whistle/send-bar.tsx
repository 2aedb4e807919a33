import { open } from '../../platform/navigation.ts'
import { ActionBar, Icon, Notice, TextLink, View } from '../../ui/index.ts'
import { similarLine } from './whistle.model.ts'

interface SendBarProps {
  similar: { whistleCount: number }[]
  /** Pictures are still on their way. */
  busy: boolean
  sending: boolean
  questions: { isLast: boolean; next: () => void }
  /** Why the last try did not go through. */
  fault: string | undefined
  /** There is no network: nothing failed, it waits. */
  offline: boolean
  /** The first try did arrive, with other words than now. */
  sentBefore: boolean
  onLook: () => void
  onAnew: () => void
  onSend: () => void
}

export function SendBar(props: SendBarProps) {
  const { busy, sending, questions, onSend } = props
  const send = {
    key: 'send',
    text: '吹哨，发出去',
    kind: 'whistle' as const,
    icon: 'whistle' as const,
    loading: sending,
    disabled: busy,
    reason: busy ? '照片和录音传完，就能发出去' : undefined,
    onPress: onSend,
  }
  return <ActionBar tab questions={questions} actions={[send]} above={above(props)} />
}

function above({ fault, offline, sentBefore, similar, busy, onLook, onAnew }: SendBarProps) {
  if (sentBefore) {
    return (
      <View className="mb3">
        <Notice kind="error" title="这一哨刚才已经送到了" text="后来改的没有算进去" />
        <View className="flex mt2">
          <TextLink text="看我吹的哨" onPress={() => open('cases', { list: 'mine' })} />
          <View className="end">
            <TextLink text="这是另一件" onPress={onAnew} />
          </View>
        </View>
      </View>
    )
  }
  if (fault) return <Notice kind={offline ? 'offline' : 'error'} title={fault} className="mb3" />
  if (similar.length === 0 || busy) return undefined
  return (
    <View className="flex mb3">
      <Icon name="people" size="s" gap />
      <View className="t-note c-ink grow num">{similarLine(similar)}</View>
      <TextLink text="先看看" label={`${similarLine(similar)}，先看看`} onPress={onLook} />
    </View>
  )
}
