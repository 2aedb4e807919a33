import { dayText } from '@juwuye/messages'
import { open, openTab } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { ListState } from '../../shared/list-state.tsx'
import { chooseCommunity } from '../../shared/session.ts'
import { Button, Card, EmptyState, ListRow, TabHeader } from '../../ui/index.ts'
import { useTownCommunities } from './use-opening.ts'

/** The communities of a town, for its officers: which are open, and which still want somebody. */
export function TownScreen({ regionId, town }: { regionId: string; town: string }) {
  const query = useTownCommunities(regionId)
  const visit = (communityId: string, opened: boolean) => {
    chooseCommunity(communityId)
    if (opened) openTab('home')
    else open('opening', { communityId })
  }
  return (
    <>
      <TabHeader title={town} note="您这里的社区；点一个，看它的事，或者接着开通" />
      <Button
        text="开一个新社区"
        kind="primary"
        icon="home"
        className="mb4"
        onPress={() => open('opening/new', { regionId })}
      />
      <ListState query={query} empty={<EmptyState icon="home" title="还没有社区" text="开一个，再把码给它的书记" />}>
        {(items) => (
          <Card inner="flush">
            {items.map(({ communityId, name, openedAt, open: isOpen, administered }) => (
              <ListRow
                key={communityId}
                title={name}
                note={
                  isOpen
                    ? `${dayText(openedAt, now())}开的，能吹哨`
                    : administered
                      ? '正在开通，还不能吹哨'
                      : '还没有管理员，先请书记'
                }
                onPress={() => visit(communityId, isOpen)}
              />
            ))}
          </Card>
        )}
      </ListState>
    </>
  )
}
