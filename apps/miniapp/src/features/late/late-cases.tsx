import { useState } from 'react'
import { usePageShow, usePullRefresh } from '../../platform/page-events.ts'
import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { Button, Chips, EmptyState, Notice, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { LEVEL_CHOICES, type LevelFilter } from './late.model.ts'
import { LateCard } from './late-card.tsx'
import { useLate } from './use-late.ts'

/** What runs late in this community: whose it is, why, and what happens next by itself. */
export function LateCases({ communityId }: { communityId: string }) {
  const [level, choose] = useState<LevelFilter>('any')
  return (
    <>
      <TabHeader title="超时的事" note="该谁办、卡在哪、接下来怎样" />
      <Chips label="督办到哪一级" choices={LEVEL_CHOICES} value={level} onChange={choose} />
      <View className="mt3">
        <Results communityId={communityId} level={level} />
      </View>
    </>
  )
}

function Results({ communityId, level }: { communityId: string; level: LevelFilter }) {
  const query = useLate(communityId, level)
  const online = useOnline()
  const now = useNow()
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  usePullRefresh(() => query.refetch())
  const failed = query.isFetchNextPageError
  const empty = level === 'any' ? '现在没有超时的' : '没有到这一级的'
  return (
    <LoadState
      query={{ ...query, error: failed ? null : query.error }}
      cards={3}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={<EmptyState icon="okc" title={empty} text="过了时间还没办的，会自己排到这里" />}
    >
      {({ pages }) => (
        <>
          {pages.flatMap(({ items }) =>
            items.map((row) => (
              <LateCard key={`${row.caseId} ${row.clock} ${row.dueAt}`} communityId={communityId} row={row} now={now} />
            )),
          )}
          {failed && <Notice kind="error" title={faultText(query.error, online)} className="mt3" />}
          {query.hasNextPage && (
            <View className="mt4">
              <Button text="再看一些" loading={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()} />
            </View>
          )}
        </>
      )}
    </LoadState>
  )
}
