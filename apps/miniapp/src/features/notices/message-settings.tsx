import type { MessageSettings as Settings } from '@juwuye/types'
import { canSubscribe } from '../../platform/subscribe.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { useOutbox } from '../../shared/outbox/outbox.ts'
import { Button, Card, CheckboxRow, Icon, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { kindWords, offAfter, outcomeWords, quietText } from './prompt.model.ts'
import { useSetSettings, useSubscribe } from './use-subscribe.ts'

/** Which messages come in WeChat too, and how many more may come. */
export function MessageSettings({ communityId }: { communityId: string }) {
  const subscribe = useSubscribe(communityId)
  return (
    <>
      <TabHeader title="微信也告诉您" note="有事都会写进“消息”。下面这几种，还可以发到微信" />
      <LoadState query={subscribe.settings}>
        {(settings) => (
          <>
            <Kinds communityId={communityId} settings={settings} />
            <Section title="再收几条">{canSubscribe ? <AskAgain subscribe={subscribe} /> : <OnlyInWechat />}</Section>
            <Section title="安静的时候">
              <Card inner="flush">
                <ListRow
                  plain
                  icon="clock"
                  title={quietText(settings.quiet)}
                  note="不发微信，过了这段再发；有危险的马上发"
                />
              </Card>
            </Section>
          </>
        )}
      </LoadState>
    </>
  )
}

function Kinds({ communityId, settings }: { communityId: string; settings: Settings }) {
  const { set, error } = useSetSettings(communityId)
  const online = useOnline()
  return (
    <>
      {error && <Notice kind="error" title="没有改成" text={faultText(error, online)} className="mb3" />}
      <Card inner="list">
        {settings.templates.map((template) => (
          <Kind key={template.key} template={template} onChange={(on) => set(offAfter(settings, template.key, on))} />
        ))}
      </Card>
    </>
  )
}

interface KindProps {
  template: Settings['templates'][number]
  onChange: (on: boolean) => void
}

function Kind({ template, onChange }: KindProps) {
  const { title, note, state } = kindWords(template)
  const below = (
    <>
      <View>{note}</View>
      <View className="strong num">{state}</View>
    </>
  )
  if (template.templateId !== null)
    return <CheckboxRow text={title} note={below} checked={template.on} onChange={onChange} />
  return (
    <View className="pick pick-plain">
      <Icon name="lock" tone="note" className="mr3" />
      <View className="grow">
        <View className="t-body">{title}</View>
        <View className="t-note">{below}</View>
      </View>
    </View>
  )
}

function AskAgain({ subscribe: { ask, ready, outcome } }: { subscribe: ReturnType<typeof useSubscribe> }) {
  const waiting = useOutbox().rows.filter(({ route }) => route === 'promptResult').length
  const said = outcome && outcomeWords(outcome)
  return (
    <>
      {said && <Notice icon={said.good ? 'okc' : undefined} title={said.title} text={said.text} className="mb3" />}
      {waiting > 0 && (
        <Notice kind="offline" title="您允许的还没记上" text="存在手机里了，有网就自动记上，只记一次" className="mb3" />
      )}
      <Button
        text="再允许一次"
        kind="primary"
        icon="bell"
        disabled={!ready}
        reason={ready ? undefined : '上面没有打开的，先打开一种'}
        onPress={ask}
      />
      <View className="t-note mt2">微信的规矩：允许一次，每种收一条。想多收，多点几次</View>
    </>
  )
}

function OnlyInWechat() {
  return <Notice title="要在微信小程序里允许" text="网页里发不了微信。到微信里打开“居物业”，在这一页点“再允许一次”" />
}
