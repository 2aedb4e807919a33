import type { CommunityView, Me } from '@juwuye/types'
import type { ReactNode } from 'react'
import { open } from '../platform/navigation.ts'
import { Button, EmptyState } from '../ui/index.ts'
import { LoadState } from './load-state.tsx'
import { useCommunity } from './me.ts'

interface InCommunityProps {
  /** Where the person goes back to once they have said where they live. */
  next?: string
  cards?: number
  children: (has: { me: Me; community: CommunityView; communityId: string }) => ReactNode
}

/** Draws what needs a community; who has none yet is asked where they live, officers of a town which one to look at. */
export function InCommunity({ next, cards, children }: InCommunityProps) {
  const query = useCommunity()
  if (query.none) return <NoCommunity regions={query.me?.regions ?? []} next={next} />
  return (
    <LoadState query={query} cards={cards}>
      {({ me, community }) => children({ me, community, communityId: community.communityId })}
    </LoadState>
  )
}

function NoCommunity({ regions, next }: { regions: Me['regions']; next?: string }) {
  const city = regions.find(({ role }) => role === 'cityOfficer')
  if (city) {
    return (
      <EmptyState
        icon="board"
        title="市里看数字"
        text="各镇街、各社区办得怎样，公示了什么"
        action={{
          text: '看各地的数',
          kind: 'primary',
          onPress: () => open('figures/region', { regionId: city.regionId }),
        }}
      />
    )
  }
  if (regions.length > 0) {
    return (
      <>
        <EmptyState
          icon="home"
          title="先选一个社区"
          text="您是镇街的，选一个社区，看它的事"
          action={{ text: '选社区', kind: 'primary', onPress: () => open('declare', { next: 'look' }) }}
        />
        <Button text="开一个新社区" icon="home" className="mt3" onPress={() => open('opening/town', {})} />
      </>
    )
  }
  return (
    <EmptyState
      icon="home"
      title="先说一声您住哪里"
      text="选好小区和楼幢，马上就能吹哨"
      action={{ text: '我住在……', kind: 'primary', onPress: () => open('declare', { next }) }}
    />
  )
}
