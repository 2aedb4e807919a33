import { dayText } from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { isSinglePage } from '../../platform/share.ts'
import { now } from '../../shared/clock.ts'
import { useMe } from '../../shared/me.ts'
import { Button, Notice, Section, View } from '../../ui/index.ts'

/** Until when it is published and how to disagree; where nobody can be signed in, only how. */
export function ObjectWay({ view }: { view: PublicationView }) {
  const open_ = view.endsAt > now() && !view.reworking
  if (!open_) return null
  return (
    <Section>
      <Notice
        icon="eye"
        title={`公示到 ${dayText(view.endsAt, now())}`}
        text={`${view.body.unsolved ? '觉得还能办' : '觉得没修好'}，确认住在这里的邻居都可以提。提了，由没有经手、没有签字的一方来答复，期限是 5 天。`}
      />
      {isSinglePage() ? <Elsewhere /> : <Way view={view} />}
    </Section>
  )
}

function Way({ view: { communityId, caseId } }: { view: PublicationView }) {
  const me = useMe()
  if (!me.data) return <Elsewhere />
  return (
    <View className="mt3">
      <Button text="我有不同意见" onPress={() => open('case', { communityId, caseId, sheet: 'object' })} />
    </View>
  )
}

function Elsewhere() {
  return <View className="t-note mt3">在小程序里可以提意见。</View>
}
