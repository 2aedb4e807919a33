import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunity } from '../../shared/me.ts'
import { useSession } from '../../shared/session.ts'
import { Chips, EmptyState, TabHeader, View } from '../../ui/index.ts'
import { Wall } from './wall.tsx'

/** The results wall. It is open to all: somebody not signed in sees that of the community last looked at. */
export function PublicityBoard() {
  const query = useCommunity()
  const { communityId: last } = useSession()
  if (query.community) return <ByEstate community={query.community} />
  if (last !== undefined && (query.error || query.none)) {
    return (
      <>
        <TabHeader title="办成的事" />
        <Wall communityId={last} estate={undefined} />
      </>
    )
  }
  if (query.none) {
    return <EmptyState icon="board" title="还不知道看哪里的" text="到“我的”里说一声您住哪里，这里就是您小区的公示" />
  }
  return <LoadState query={query}>{() => null}</LoadState>
}

const WHOLE = 'whole'

function ByEstate({ community }: { community: CommunityView }) {
  const home = community.memberships.find(({ role }) => role === 'resident')?.estate?.name
  const [chosen, choose] = useState(home ?? WHOLE)
  const names = community.estates.map(({ name }) => name)
  const estate = names.includes(chosen) ? chosen : undefined
  const choices = [{ value: WHOLE, label: '全社区' }, ...names.map((name) => ({ value: name, label: name }))]
  return (
    <>
      <TabHeader title={`${estate ?? community.name}办成的事`} note="前后照片、谁办的、花了多少，都写在这里" />
      {names.length > 1 && <Chips label="看哪个小区的" choices={choices} value={estate ?? WHOLE} onChange={choose} />}
      <View className="mt3">
        <Wall communityId={community.communityId} estate={estate} />
      </View>
    </>
  )
}
