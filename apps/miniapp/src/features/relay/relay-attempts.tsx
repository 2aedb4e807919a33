import { RELAY_ATTEMPT_LABELS, whenText } from '@juwuye/messages'
import type { RelayAttempts } from '@juwuye/types'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { now } from '../../shared/clock.ts'
import { keys } from '../../shared/keys.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, EmptyState, ListRow, TabHeader } from '../../ui/index.ts'

/** What was tried with neighbours and refused: most are mistakes, some are not. */
export function RelayAttemptsView({ communityId }: { communityId: string }) {
  const query = useInfiniteQuery({
    queryKey: keys.relayAttempts(communityId),
    queryFn: ({ pageParam, signal }) =>
      call<RelayAttempts, 'relayAttempts'>('relayAttempts', {
        params: { communityId },
        query: { cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  return (
    <>
      <TabHeader title="没记成的" note="想记、想报，没让做的。多半是弄错了，问一声就好" />
      <ListState
        query={query}
        empty={<EmptyState icon="okc" title="都记成了" text="有人想做不该做的，会记在这里" />}
        more="再看以前的"
      >
        {(items) => (
          <Card inner="flush">
            {items.map(({ id, by, what, about, at }) => (
              <ListRow
                key={id}
                plain
                title={`${by || '一位邻居'}，${RELAY_ATTEMPT_LABELS[what]}`}
                note={[about, whenText(at, now())].filter(Boolean).join('，')}
              />
            ))}
          </Card>
        )}
      </ListState>
    </>
  )
}
