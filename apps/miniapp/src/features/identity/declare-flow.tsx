import type { CommunityView, Me } from '@juwuye/types'
import { useState } from 'react'
import { open, openTab } from '../../platform/navigation.ts'
import { chooseCommunity } from '../../shared/session.ts'
import { Button, Icon, Pair, View } from '../../ui/index.ts'
import { DeclareForm } from './declare-form.tsx'
import { PickCommunity } from './pick-community.tsx'

interface DeclareFlowProps {
  me: Me
  /** `look`: an officer of a town only picks a community to look at. */
  next: string | undefined
}

export function DeclareFlow({ me, next }: DeclareFlowProps) {
  const [done, setDone] = useState<CommunityView>()
  if (next === 'look') {
    return (
      <PickCommunity
        onPick={(communityId) => {
          chooseCommunity(communityId)
          openTab('home')
        }}
      />
    )
  }
  if (done) return <Declared community={done} />
  return <DeclareForm me={me} onDone={(community) => (community ? setDone(community) : open('outbox', {}))} />
}

function Declared({ community }: { community: CommunityView }) {
  const home = community.memberships.find(({ role }) => role === 'resident')
  const waits = home?.level === 'declared'
  return (
    <>
      <View className="flex mt2">
        <Icon name="home" size="l" gap />
        <View className="t-display grow" heading={2}>
          登记好了
        </View>
      </View>
      <View className="t-body mt3">{[home?.estate?.name, home?.building?.name].filter(Boolean).join(' ')}</View>
      {waits && <View className="t-note mt1">等楼栋长或社工确认。现在就可以吹哨，也可以说“我也是”。</View>}
      <View className="mt6">
        <Pair>
          <Button text="回首页" onPress={() => openTab('home')} />
          <Button text="去吹哨" kind="whistle" icon="whistle" onPress={() => openTab('whistle')} />
        </Pair>
      </View>
    </>
  )
}
