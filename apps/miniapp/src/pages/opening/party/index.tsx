import { PartyScreen } from '../../../features/opening/party-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function PartyPage() {
  const { kind } = usePageParams('opening/party')
  return (
    <Page title="加一家单位">
      <InCommunity>{({ community }) => <PartyScreen community={community} kind={kind} />}</InCommunity>
    </Page>
  )
}
