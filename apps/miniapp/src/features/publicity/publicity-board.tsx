import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { faultView } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunity } from '../../shared/me.ts'
import { useSession } from '../../shared/session.ts'
import { Chips, TabHeader, TextLink, View } from '../../ui/index.ts'
import { PickCommunity } from '../identity/pick-community.tsx'
import { Wall } from './wall.tsx'

/** The results wall. It is open to all: somebody not signed in picks a community and sees its wall. */
export function PublicityBoard() {
  const query = useCommunity()
  const { communityId: last } = useSession()
  const [picked, pick] = useState(last)
  if (query.community) return <ByEstate community={query.community} />
  if (!query.none && !isSignedOut(query.error)) return <LoadState query={query}>{() => null}</LoadState>
  if (picked === undefined) {
    return (
      <>
        <TabHeader title="公示的事" note="选一个社区，不用登录就能看" />
        <PickCommunity onPick={pick} />
      </>
    )
  }
  return (
    <>
      <TabHeader
        title="公示的事"
        note="不用登录就能看"
        action={<TextLink text="换个社区" onPress={() => pick(undefined)} />}
      />
      <Wall communityId={picked} estate={undefined} />
    </>
  )
}

const isSignedOut = (error: unknown) => error !== null && faultView(error, true).kind === 'signIn'

const WHOLE = 'whole'

function ByEstate({ community }: { community: CommunityView }) {
  const home = community.memberships.find(({ role }) => role === 'resident')?.estate?.name
  const [chosen, choose] = useState(home ?? WHOLE)
  const names = community.estates.map(({ name }) => name)
  const estate = names.includes(chosen) ? chosen : undefined
  const choices = [{ value: WHOLE, label: '全社区' }, ...names.map((name) => ({ value: name, label: name }))]
  return (
    <>
      <TabHeader title={`${estate ?? community.name}公示的事`} note="谁办的、花了多少，没办成的为什么，都写在这里" />
      {names.length > 1 && <Chips label="看哪个小区的" choices={choices} value={estate ?? WHOLE} onChange={choose} />}
      <View className="mt3">
        <Wall communityId={community.communityId} estate={estate} />
      </View>
    </>
  )
}
