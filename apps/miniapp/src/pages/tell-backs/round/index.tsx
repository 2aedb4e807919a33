import { RoundScreen } from '../../../features/relay/round-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { useCommunity } from '../../../shared/me.ts'
import { Page } from '../../../ui/index.ts'

export default function RoundPage() {
  const { neighbourId } = usePageParams('tell-backs/round')
  const { me, community } = useCommunity()
  if (me && community) return <RoundScreen me={me} community={community} neighbourId={neighbourId} />
  return (
    <Page title="替邻居吹哨">
      <InCommunity cards={2}>{() => null}</InCommunity>
    </Page>
  )
}
