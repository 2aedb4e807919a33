import { dayTimeText } from '@juwuye/messages'
import type { CommunityView, ImportInvitations } from '@juwuye/types'
import { confirm } from '../../platform/dialogs.ts'
import { back } from '../../platform/navigation.ts'
import { canPrint, printPage } from '../../platform/print.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, Img, Notice, ProgressBar, TabHeader, View } from '../../ui/index.ts'
import { offeredNote, offeredTitle } from '../opening/index.ts'
import { useImport, useRosterCodes } from './use-import.ts'

interface RosterCodesScreenProps {
  community: CommunityView
  importId: string
}

/** A card for everybody of the roster who has not come yet. Codes are kept nowhere, so each printing makes new ones. */
export function RosterCodesScreen({ community: { communityId, name }, importId }: RosterCodesScreenProps) {
  const query = useImport(communityId, importId)
  const { make, made } = useRosterCodes(communityId, importId)
  if (!canPrint) {
    return <EmptyState icon="board" title="请在电脑浏览器里打印" text="用服务站的电脑打开居物业，接着印" />
  }
  if (make.data) return <Cards cards={make.data} community={name} />
  const go = async (people: number) => {
    const text = '以前印过、发过的这些码，马上作废；已经进来的人不受影响'
    if (await confirm({ title: `给 ${people} 位出新码？`, text, yes: '出新码' })) make.mutate()
  }
  return (
    <LoadState query={query} cards={1}>
      {({ invitations }) =>
        invitations === 0 ? (
          <EmptyState icon="people" title="没有要印的" text="名册上的人都进来了，或者邀请收回了、过期了" />
        ) : (
          <>
            <TabHeader title="名册的邀请" note={`${invitations} 位还没进来，一人一张，印在 A4 纸上`} />
            <Notice
              kind="warn"
              title="每印一次，换一次码"
              text="码只在这时候看得到。再印就是新的，旧的不能用"
              className="mb3"
            />
            {make.error && <Notice kind="error" title={faultText(make.error)} className="mb3" />}
            {make.isPending ? (
              <ProgressBar text={`正在出码：${made} 张，一共 ${invitations} 张`} fraction={made / invitations} />
            ) : (
              <Button text="出码，准备打印" kind="primary" onPress={() => void go(invitations)} />
            )}
          </>
        )
      }
    </LoadState>
  )
}

interface CardsProps {
  cards: ImportInvitations['items']
  community: string
}

function Cards({ cards, community }: CardsProps) {
  return (
    <>
      <View className="no-print">
        <Notice
          kind="warn"
          title="这些码只出现这一次"
          text="现在就打印，沿线剪开，只给本人。弄丢了，再来印一次"
          className="mb3"
        />
        <Button text="打印，A4 纸" kind="primary" className="mb3" onPress={printPage} />
        <Button text="印好了" className="mb4" onPress={() => back()} />
      </View>
      <View className="cut-sheet cut-cards" role="list" label="名册的邀请">
        {cards.map((card) => (
          <Card key={card.invitationId} card={card} community={community} />
        ))}
      </View>
    </>
  )
}

function Card({ card, community }: { card: ImportInvitations['items'][number]; community: string }) {
  const note = offeredNote({ ...card, party: card.party === null ? null : { name: card.party } })
  return (
    <View className="cut-slip cut-card" role="listitem">
      <Img className="cut-square" src={card.picture} alt={`${card.name}的码`} mode="aspectFit" />
      <View className="grow">
        <View className="cut-where">{community}</View>
        <View className="cut-name">{card.name}</View>
        <View className="cut-office">请您来做{offeredTitle(card)}</View>
        {note && <View className="cut-where">{note}</View>}
        <View className="cut-how num">
          打开“吹哨报到”，点“我的”里的“扫邀请码”。只能用一次，到 {dayTimeText(card.endsAt, now())} 为止。
        </View>
      </View>
    </View>
  )
}
