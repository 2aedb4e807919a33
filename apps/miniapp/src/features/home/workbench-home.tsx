import type { CommunityView, Me, Workbench } from '@juwuye/types'
import { open, openTab } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { LoadState } from '../../shared/load-state.tsx'
import {
  Button,
  Card,
  ClockChip,
  CountRow,
  EmptyState,
  ListRow,
  Notice,
  Section,
  TabHeader,
  View,
} from '../../ui/index.ts'
import { keepsRolls } from '../identity/membership.model.ts'
import { lateNote, seesLate } from '../late/late.model.ts'
import { Bell, BellLine } from '../notices/bell.tsx'
import { WaitingLine } from '../outbox/waiting-rows.tsx'
import { DutyCard } from './duty-card.tsx'
import { FirstCard } from './first-card.tsx'
import { workerHeading } from './home.model.ts'
import { MyWhistles } from './my-whistles.tsx'
import { NeighbourWays } from './neighbour-ways.tsx'
import { OnDuty } from './on-duty.tsx'
import { useMine, useWorkbench } from './use-home.ts'
import { queueRows } from './workbench.model.ts'

interface WorkbenchHomeProps {
  me: Me
  community: CommunityView
}

/** Home of people with duties: what to do first, then the counted queues. */
export function WorkbenchHome({ me, community }: WorkbenchHomeProps) {
  const { communityId } = community
  const workbench = useWorkbench(communityId)
  const mine = useMine(communityId)
  const blown = (mine.data?.items.length ?? 0) > 0
  return (
    <>
      <TabHeader
        {...workerHeading(me, community)}
        action={
          <View className="flex ml2">
            <Button text="吹哨" icon="whistle" iconTone="whistle" low onPress={() => openTab('whistle')} />
            <Bell communityId={communityId} />
          </View>
        }
      />
      <BellLine communityId={communityId} />
      <WaitingLine />
      {!community.may.whistle && keepsRolls(me, community.memberships) && (
        <Notice
          kind="warn"
          icon="warn"
          title="社区还没开通，居民还不能吹哨"
          text="点这里，看还差什么"
          className="mb3"
          onPress={() => open('opening', { communityId })}
        />
      )}
      <LoadState query={workbench} inside>
        {(has) => (
          <>
            {has.first && <FirstCard communityId={communityId} item={has.first} />}
            <Queues communityId={communityId} workbench={has} />
          </>
        )}
      </LoadState>
      <DutyCard communityId={communityId} />
      <NeighbourWays communityId={communityId} memberships={community.memberships} />
      {seesLate(me, community.memberships) && (
        <Section>
          <Card inner="flush">
            <ListRow
              title="超时的事"
              note={`全社区的：${lateNote(community.memberships)}`}
              icon="clock"
              onPress={() => open('late', { communityId })}
            />
          </Card>
        </Section>
      )}
      {blown && <MyWhistles communityId={communityId} query={mine} />}
      <OnDuty community={community} />
    </>
  )
}

function Queues({ communityId, workbench }: { communityId: string; workbench: Workbench }) {
  const rows = queueRows(workbench, now())
  const { residentsToConfirm } = workbench
  if (rows.length === 0 && residentsToConfirm === 0) {
    return <EmptyState icon="okc" title="现在没有等您办的" text="有新的哨声，会排在这里" />
  }
  return (
    <Section>
      <Card inner="flush">
        {rows.map(({ queue, title, note, count, late }) => (
          <CountRow
            key={queue}
            title={title}
            note={note}
            count={count}
            aside={
              late ? (
                <View className="more">
                  <ClockChip state="late" text="有超时" />
                </View>
              ) : undefined
            }
            onPress={() => open('cases', { queue })}
          />
        ))}
        {residentsToConfirm > 0 && (
          <CountRow
            title="等确认的住户"
            note="看看是不是住在这里"
            count={residentsToConfirm}
            onPress={() => open('residents', { communityId })}
          />
        )}
      </Card>
    </Section>
  )
}
