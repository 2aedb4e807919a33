import { useState } from 'react'
import { usePageShow } from '../../platform/page-events.ts'
import { ListState } from '../../shared/list-state.tsx'
import { useMe } from '../../shared/me.ts'
import { Chips, EmptyState, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { LEVEL_CHOICES, type LevelFilter, lateNote } from './late.model.ts'
import { LateCard } from './late-card.tsx'
import { useLate } from './use-late.ts'

/** What runs late in this community: whose it is, why, and what happens next by itself. */
export function LateCases({ communityId }: { communityId: string }) {
  const me = useMe().data
  const here = me?.communities.find((one) => one.communityId === communityId)
  const [level, choose] = useState<LevelFilter>('any')
  return (
    <>
      <TabHeader title="超时的事" note={me && lateNote(here?.memberships ?? [])} />
      <Chips label="督办到哪一级" choices={LEVEL_CHOICES} value={level} onChange={choose} />
      <View className="mt3">
        <Results communityId={communityId} level={level} />
      </View>
    </>
  )
}

function Results({ communityId, level }: { communityId: string; level: LevelFilter }) {
  const query = useLate(communityId, level)
  const now = useNow()
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  const empty = level === 'any' ? '现在没有超时的' : '没有到这一级的'
  return (
    <ListState
      query={query}
      cards={3}
      empty={<EmptyState icon="okc" title={empty} text="过了时间还没办的，会自己排到这里" />}
    >
      {(items) =>
        items.map((row) => (
          <LateCard key={`${row.caseId} ${row.clock} ${row.dueAt}`} communityId={communityId} row={row} now={now} />
        ))
      }
    </ListState>
  )
}
