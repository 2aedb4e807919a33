import { canSubscribe } from '../../platform/subscribe.ts'
import { Button, Card, Notice, View } from '../../ui/index.ts'
import { outcomeWords } from './prompt.model.ts'
import { useSubscribe } from './use-subscribe.ts'

/** After the whistle: shall WeChat tell how it goes on? Refusing changes nothing else. */
export function TellMe({ communityId }: { communityId: string }) {
  const { ask, ready, outcome } = useSubscribe(communityId, ['progress', 'result'])
  if (!canSubscribe) {
    return <Notice icon="bell" title="有进展，会写进“消息”" text="想在微信里收到，要到微信小程序里点“有进展告诉我”" />
  }
  if (!ready) return <Notice icon="bell" title="有进展，会写进“消息”" />
  const said = outcome && outcomeWords(outcome)
  if (said?.good) return <Notice icon="okc" title={said.title} text={said.text} />
  return (
    <Card>
      <View className="t-head">微信也能告诉您</View>
      <View className="t-note mt1">只发这几种：有人认领了，办好了请您看，公示了</View>
      {said && <Notice title={said.title} text={said.text} className="mt3" />}
      <View className="mt3">
        <Button text="有进展告诉我" kind="primary" icon="bell" onPress={ask} />
      </View>
    </Card>
  )
}
