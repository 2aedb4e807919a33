import { TellBacksScreen } from '../../features/relay/tell-backs-screen.tsx'
import { InCommunity } from '../../shared/in-community.tsx'
import { useCommunity } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function TellBacksPage() {
  const { me, community } = useCommunity()
  if (me && community) return <TellBacksScreen me={me} community={community} />
  return (
    <Page title="替邻居说">
      <InCommunity cards={2}>{() => null}</InCommunity>
    </Page>
  )
}
