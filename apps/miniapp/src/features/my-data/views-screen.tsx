import { SIGHT_LABELS, SIGHT_PURPOSES, whenText } from '@juwuye/messages'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, ListRow, TabHeader, View } from '../../ui/index.ts'
import { useMyViews } from './use-my-data.ts'

const NOBODY = (
  <EmptyState icon="eye" title="还没有人看过" text="谁看了您的私事、匿名的名字、门牌和电话，都会记在这里" />
)

/** Who looked at what only few may see of me, when, and what for. */
export function ViewsScreen() {
  const query = useMyViews()
  return (
    <>
      <TabHeader title="谁看过我的" note="只有办事用得着的人看得到，看过都记着" />
      <LoadState query={query} isEmpty={({ items }) => items.length === 0} empty={NOBODY}>
        {({ items }) => (
          <>
            <Card inner="flush">
              {items.map(({ at, by, what, case: about, community }) => (
                <ListRow
                  key={`${at} ${by} ${what} ${about?.id ?? community}`}
                  plain
                  title={`${by}${SIGHT_LABELS[what]}`}
                  note={`${whenText(at, now())}，${SIGHT_PURPOSES[what]}，${about?.number ?? community}`}
                  {...(about && { onPress: () => open('case', { communityId: about.communityId, caseId: about.id }) })}
                />
              ))}
            </Card>
            <View className="t-note mt3">同一个人同一天看同一件事，只记一次。觉得不该看，请找社工或书记</View>
          </>
        )}
      </LoadState>
    </>
  )
}
