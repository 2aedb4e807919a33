import type { CaseView, CommunityView } from '@juwuye/types'
import { open, openTab, replace } from '../../platform/navigation.ts'
import { callPhone } from '../../platform/phone.ts'
import { now } from '../../shared/clock.ts'
import { onCallOf, phoneText } from '../../shared/duty.model.ts'
import { Button, Card, Icon, Pair, Text, TextLink, Timeline, View } from '../../ui/index.ts'
import { TellMe } from '../notices/tell-me.tsx'
import { whatComes, whoSees } from './sent.model.ts'

interface SentViewProps {
  communityId: string
  community: CommunityView | undefined
  view: CaseView
}

/** It has arrived: its number, who has it, by when somebody answers. */
export function SentView({ communityId, community, view }: SentViewProps) {
  const caseId = view.id
  const inDanger = view.danger === 'pending' || view.danger === 'deskFirst'
  const onCall = community && inDanger ? onCallOf(community, view.estateId) : []
  const sees = whoSees(view)
  const mayWithdraw = view.actions.some(({ action, enabled }) => action === 'withdraw' && enabled)
  return (
    <>
      <View className="flex mt2">
        <Icon name="whistle" tone="whistle" size="l" className="mr3" />
        <View className="t-display grow" heading={2}>
          哨声送到了
        </View>
      </View>
      <View className="t-note mt2">编号</View>
      <Text className="t-title num" selectable>
        {view.number}
      </Text>
      <View className="block">
        <Card>
          <Timeline entries={whatComes(view, now())} />
        </Card>
      </View>
      {onCall.map(({ label, phone }) => (
        <View key={phone} className="mt3">
          <Button text={`打给${label} ${phoneText(phone)}`} icon="phone" onPress={() => callPhone(phone)} />
        </View>
      ))}
      {sees && (
        <View className="flex top mt3">
          <Icon name="eye" tone="note" size="s" gap />
          <View className="t-note grow">{sees}</View>
        </View>
      )}
      <View className="mt4">
        <TellMe communityId={communityId} />
      </View>
      <View className="mt4">
        <Pair>
          <Button text="看这件事" onPress={() => replace('case', { communityId, caseId })} />
          <Button text="回首页" kind="quiet" onPress={() => openTab('home')} />
        </Pair>
      </View>
      {mayWithdraw && (
        <View className="t-note centre mt4">
          <Text>发错了？报到之前可以</Text>
          <TextLink text="撤回" onPress={() => open('case', { communityId, caseId, sheet: 'withdraw' })} />
        </View>
      )}
    </>
  )
}
