import type { CommunityView, Me, NeighbourView, TellBackView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { ListState } from '../../shared/list-state.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import {
  ActionBar,
  Button,
  Card,
  Chips,
  EmptyState,
  Field,
  ListRow,
  Page,
  Section,
  TabHeader,
  View,
} from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { Links } from './links.tsx'
import { MoreNeighbours } from './more-neighbours.tsx'
import { NeighbourRow } from './neighbour-row.tsx'
import { isDesk } from './relay.model.ts'
import { headline } from './tell-back.model.ts'
import { TellBackCard, ToldCard } from './tell-back-card.tsx'
import { TellBackSheet } from './tell-back-sheet.tsx'
import { neighboursChanged, useNeighbours } from './use-neighbours.ts'
import { useTellBacks } from './use-tell-backs.ts'

type Shown = 'mine' | 'overdue' | 'told'

const FOR_DESK: { value: Shown; label: string }[] = [
  { value: 'mine', label: '我要回告的' },
  { value: 'overdue', label: '全社区超时的' },
  { value: 'told', label: '回告过的' },
]
const FOR_HEAD = FOR_DESK.filter(({ value }) => value !== 'overdue')

const WHICH = {
  mine: { scope: 'mine', state: 'waiting' },
  overdue: { scope: 'community', state: 'overdue' },
  told: { scope: 'mine', state: 'told' },
} as const

interface TellBacksScreenProps {
  me: Me
  community: CommunityView
}

/** 替邻居说: who is to be told what, and the neighbours one looks after. */
export function TellBacksScreen({ me, community }: TellBacksScreenProps) {
  const { communityId } = community
  const [telling, tell] = useState<TellBackView>()
  usePageShow(() => void neighboursChanged(communityId))
  const relay = {
    key: 'relay',
    text: '替邻居吹哨',
    icon: 'whistle' as const,
    kind: 'primary' as const,
    onPress: () => open('tell-backs/round', { communityId }),
  }
  const sheet = telling && (
    <TellBackSheet
      communityId={communityId}
      personId={me.person.id}
      tellBack={telling}
      onClose={() => tell(undefined)}
    />
  )
  return (
    <Page title="替邻居说" bar={<ActionBar actions={[relay]} />} sheet={sheet}>
      <ToTell communityId={communityId} desk={isDesk(community.memberships)} onTold={tell} />
      <Links communityId={communityId} side="keeper" />
      <Neighbours communityId={communityId} desk={isDesk(community.memberships)} />
      <View className="t-note mt3">替人吹哨前，先问一句“我帮您报上去，行不行？”他说行，才报。</View>
    </Page>
  )
}

interface ToTellProps {
  communityId: string
  desk: boolean
  onTold: (tellBack: TellBackView) => void
}

function ToTell({ communityId, desk, onTold }: ToTellProps) {
  const [shown, show] = useState<Shown>('mine')
  const now = useNow()
  const query = useTellBacks(communityId, WHICH[shown])
  const first = query.data?.pages[0]
  const said = first && headline(first.waiting, first.overdue)
  return (
    <>
      <TabHeader title={said?.title ?? '回告'} note={said?.note} />
      <Chips label="看哪些" choices={desk ? FOR_DESK : FOR_HEAD} value={shown} onChange={show} />
      <View className="mt3">
        <ListState
          query={query}
          empty={
            <EmptyState
              icon="okc"
              title={shown === 'told' ? '还没有回告过' : '现在没有要回告的'}
              text="替邻居报的事有了进展，会排在这里"
            />
          }
        >
          {(items) =>
            items.map((tellBack, place) =>
              shown === 'told' ? (
                <ToldCard key={tellBack.id} tellBack={tellBack} now={now} />
              ) : (
                <TellBackCard
                  key={tellBack.id}
                  communityId={communityId}
                  tellBack={tellBack}
                  now={now}
                  first={shown === 'mine' && place === 0}
                  onTold={() => onTold(tellBack)}
                />
              ),
            )
          }
        </ListState>
      </View>
    </>
  )
}

const FEW = 5

function Neighbours({ communityId, desk }: { communityId: string; desk: boolean }) {
  const [all, showAll] = useState(false)
  const [q, find] = useState('')
  const query = useNeighbours(communityId, desk ? 'community' : 'mine', q)
  const list = query.data?.pages.flatMap(({ items }) => items) ?? []
  const few: NeighbourView[] = all ? list : list.slice(0, FEW)
  return (
    <Section
      title={desk ? '要照看的邻居' : '我照看的邻居'}
      aside={list.length > 0 ? `${list.length} 户${query.hasNextPage ? '以上' : ''}` : undefined}
    >
      {(q !== '' || list.length > FEW) && (
        <Field
          name="find-neighbour"
          label="找一位邻居"
          placeholder="怎么称呼，比如 王奶奶"
          onCommit={(typed) => find(typed.trim())}
        />
      )}
      <LoadState
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={
          q ? (
            <EmptyState icon="people" title="没有找到" text={`名单上没有叫“${q}”的`} />
          ) : (
            <EmptyState icon="people" title="还没有记下的邻居" text="问过本人，他说可以，再记下来" />
          )
        }
      >
        {() => (
          <Card inner="flush">
            {few.map((neighbour) => (
              <NeighbourRow key={neighbour.id} communityId={communityId} neighbour={neighbour} />
            ))}
            {list.length > few.length && (
              <ListRow title={`看全部 ${list.length} 户`} plain onPress={() => showAll(true)} />
            )}
          </Card>
        )}
      </LoadState>
      {all && <MoreNeighbours query={query} />}
      <View className="mt3">
        <Button text="再记一位邻居" icon="people" onPress={() => open('tell-backs/neighbour', { communityId })} />
      </View>
      <View className="mt3">
        <Card inner="flush">
          <ListRow
            title="走访和回告，各幢的数"
            icon="board"
            onPress={() => open('tell-backs/reach', { communityId })}
          />
          <ListRow
            title="用表格记邻居"
            note="在电脑上填好，一次记上"
            icon="people"
            onPress={() => open('tell-backs/import', { communityId })}
          />
          {desk && (
            <ListRow
              title="没记成的"
              note="想替人记、替人报，没让做的"
              icon="eye"
              onPress={() => open('tell-backs/attempts', { communityId })}
            />
          )}
        </Card>
      </View>
    </Section>
  )
}
