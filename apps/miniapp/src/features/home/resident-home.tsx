import type { CommunityView } from '@juwuye/types'
import { callPhone } from '../../platform/phone.ts'
import { deskPhoneOf } from '../../shared/duty.model.ts'
import { setLetters, useElder } from '../../shared/elder.ts'
import { Button, Notice, TabHeader, View } from '../../ui/index.ts'
import { Bell, BellLine } from '../notices/bell.tsx'
import { WaitingLine } from '../outbox/waiting-rows.tsx'
import { residentHeading } from './home.model.ts'
import { Lately } from './lately.tsx'
import { MyWhistles } from './my-whistles.tsx'
import { OnDuty } from './on-duty.tsx'
import { useMine, useWorkbench } from './use-home.ts'
import { WaitingCard } from './waiting-card.tsx'
import { WhistleWays } from './whistle-ways.tsx'

/** A resident's home: the whistle, what waits on them, how far their own matters are, who is there, what was done. */
export function ResidentHome({ community }: { community: CommunityView }) {
  const { communityId } = community
  const elder = useElder()
  const workbench = useWorkbench(communityId)
  const mine = useMine(communityId)
  const home = community.memberships.find(({ role }) => role === 'resident')
  return (
    <>
      <TabHeader
        {...residentHeading(community)}
        action={
          <View className="flex ml2">
            <Button
              text={elder ? '标准字' : '大字'}
              icon="big"
              low
              onPress={() => setLetters(elder ? 'standard' : 'elder')}
            />
            <Bell communityId={communityId} />
          </View>
        }
      />
      <BellLine communityId={communityId} />
      <WaitingLine />
      {community.may.whistle ? <WhistleWays /> : <NotOpenYet phone={deskPhoneOf(community)} />}
      <WaitingCard communityId={communityId} workbench={workbench.data} />
      <MyWhistles communityId={communityId} query={mine} />
      <OnDuty community={community} />
      <Lately communityId={communityId} estate={home?.estate?.name} />
    </>
  )
}

/** Before anybody hears a whistle: whom to telephone. */
function NotOpenYet({ phone }: { phone: string | null }) {
  return (
    <>
      <Notice title="这个社区还没开通吹哨" text={phone ? `有事先打社区热线 ${phone}` : '有事先打电话给社区'} />
      {phone && (
        <Button text="打电话给值班室" kind="primary" icon="phone" className="mt3" onPress={() => callPhone(phone)} />
      )}
    </>
  )
}
