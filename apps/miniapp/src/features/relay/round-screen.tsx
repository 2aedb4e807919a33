import type { CommunityView, Me, NeighbourView } from '@juwuye/types'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import {
  ActionBar,
  type BarAction,
  Button,
  Card,
  EmptyState,
  Icon,
  ListRow,
  Notice,
  Page,
  RadioList,
  Section,
  TextLink,
  View,
} from '../../ui/index.ts'
import { ConcernFields } from './concern-fields.tsx'
import { MoreNeighbours } from './more-neighbours.tsx'
import { type Concern, isDesk } from './relay.model.ts'
import { useNeighbour, useNeighbours } from './use-neighbours.ts'
import { type Round, type RoundSent, useRound } from './use-round.ts'

interface RoundScreenProps {
  me: Me
  community: CommunityView
  /** Whose concern begins the round. */
  neighbourId: string | undefined
}

/** What neighbours said on one round of visits: taken down in a stairwell, sent together. */
export function RoundScreen({ me, community, neighbourId }: RoundScreenProps) {
  const { communityId, memberships } = community
  const round = useRound(me, community)
  const query = useNeighbours(communityId, isDesk(memberships) ? 'community' : 'mine')
  const [sent, setSent] = useState<RoundSent>()
  const online = useOnline()
  const list = query.data?.pages.flatMap(({ items }) => items).filter(({ joined }) => !joined) ?? []
  useBeginWith(round, useNeighbour(communityId, neighbourId).data)
  const more = <MoreNeighbours query={query} />
  if (sent)
    return <RoundDone communityId={communityId} sent={sent} left={round.concerns} onMore={() => setSent(undefined)} />
  return (
    <Page
      title="替邻居吹哨"
      bar={<ActionBar questions={round.now && round.questions} actions={acts(round, setSent)} />}
    >
      {!online && (
        <Notice kind="offline" title="现在没有网" text="照样记。点了发出去，有网了自动发，只发一次" className="mb3" />
      )}
      <Ready round={round} />
      <LoadState
        query={query}
        isEmpty={() => list.length === 0}
        empty={
          <EmptyState
            icon="people"
            title="还没有记下的邻居"
            text="先把邻居记下来，再替他吹哨"
            action={{
              text: '记一位邻居',
              kind: 'primary',
              onPress: () => open('tell-backs/neighbour', { communityId }),
            }}
          />
        }
      >
        {() =>
          round.now || round.concerns.length === 0 ? (
            <ConcernFields
              key={round.now?.id ?? 'nobody'}
              communityId={communityId}
              round={round}
              who={
                <>
                  <RadioList
                    label="哪位邻居说的"
                    choices={list.map(({ id, name, estate, building }) => ({
                      value: id,
                      label: name,
                      note: `${estate.name} ${building.name}`,
                    }))}
                    value={round.now?.neighbourId}
                    onChange={(id) => {
                      const neighbour = list.find((one) => one.id === id)
                      if (neighbour) round.begin(neighbour)
                    }}
                  />
                  {more}
                </>
              }
            />
          ) : (
            <Another round={round} list={list} more={more} />
          )
        }
      </LoadState>
    </Page>
  )
}

/** A round opened from a neighbour begins with them. */
function useBeginWith(round: Round, neighbour: NeighbourView | undefined) {
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || !neighbour) return
    begun.current = true
    if (!round.now && !neighbour.joined) round.begin(neighbour)
  })
}

function acts(round: Round, onSent: (sent: RoundSent) => void): BarAction[] {
  const { now, concerns, sending, full } = round
  const count = concerns.length + (now ? 1 : 0)
  const send: BarAction = {
    key: 'send',
    text: count > 1 ? `发出去，${count} 件` : '发出去',
    kind: 'whistle',
    icon: 'whistle',
    loading: sending,
    disabled: count === 0,
    reason: count === 0 ? '先选是哪位邻居说的' : undefined,
    onPress: () => void round.send(onSent),
  }
  if (!now || full) return [send]
  return [{ key: 'more', text: '再记一件', onPress: () => void round.put() }, send]
}

/** What is ready to leave. */
function Ready({ round }: { round: Round }) {
  const { concerns } = round
  if (concerns.length === 0) return null
  return (
    <Section title={`这一趟记好了 ${concerns.length} 件`}>
      {concerns.map((concern) => (
        <ReadyCard key={concern.id} concern={concern} round={round} />
      ))}
    </Section>
  )
}

function ReadyCard({ concern, round }: { concern: Concern; round: Round }) {
  const { id, name, text, voice, refusal } = concern
  return (
    <Card>
      <View className="t-head">{name}</View>
      <View className="t-body">{text.trim() || (voice ? `录音 ${Math.round(voice.seconds)} 秒` : '')}</View>
      {refusal && <Notice kind="error" title={refusal} text="记的都还在，改一改再发" className="mt2" />}
      <View className="flex mt2">
        <TextLink text="改" label={`改 ${name}的这一件`} className="link-flush" onPress={() => round.edit(concern)} />
        <View className="end">
          <TextLink text="不要了" label={`不要了，${name}的这一件`} onPress={() => round.drop(id)} />
        </View>
      </View>
    </Card>
  )
}

/** Everything so far is ready: who spoke next? */
function Another({ round, list, more }: { round: Round; list: readonly NeighbourView[]; more: ReactNode }) {
  if (round.full) return null
  return (
    <Section title="还有谁说了事">
      <Card inner="flush">
        {list.map((neighbour) => (
          <ListRow
            key={neighbour.id}
            title={neighbour.name}
            note={`${neighbour.estate.name} ${neighbour.building.name}`}
            onPress={() => round.begin(neighbour)}
          />
        ))}
      </Card>
      {more}
    </Section>
  )
}

interface RoundDoneProps {
  communityId: string
  sent: RoundSent
  left: readonly Concern[]
  onMore: () => void
}

function RoundDone({ communityId, sent: { arrived, queued }, left, onMore }: RoundDoneProps) {
  return (
    <Page title="替邻居吹哨">
      <View className="flex mt2">
        <Icon name="whistle" tone="whistle" size="l" className="mr3" />
        <View className="t-display grow" heading={2}>
          {arrived.length > 0 ? `${arrived.length} 件送到了` : queued > 0 ? `${queued} 件存下了` : '没有送到'}
        </View>
      </View>
      <View className="t-note mt2">有人牵头、办完、公示的时候，会提醒您去告诉他们。</View>
      {queued > 0 && (
        <Section>
          <Notice
            kind="offline"
            title={`${queued} 件等网络`}
            text="有网了自动发，只发一次。点这里看"
            onPress={() => open('outbox', {})}
          />
        </Section>
      )}
      {arrived.length > 0 && (
        <Section>
          <Card inner="flush">
            {arrived.map(({ id, caseId, number }) => (
              <ListRow key={id} title={number} onPress={() => open('case', { communityId, caseId })} />
            ))}
          </Card>
        </Section>
      )}
      {left.length > 0 && (
        <Section>
          <Notice kind="error" title={`还有 ${left.length} 件没收`} text={left[0]?.refusal ?? '改一改再发'} />
          <View className="mt3">
            <Button text="去改一改" kind="primary" onPress={onMore} />
          </View>
        </Section>
      )}
      {left.length === 0 && (
        <View className="mt4">
          <Button text="再记几件" onPress={onMore} />
        </View>
      )}
    </Page>
  )
}
