import { HomeCodesScreen } from '../../../features/home-codes/home-codes-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function HomeCodesPage() {
  return (
    <Page title="住户码">
      <InCommunity>{({ community }) => <HomeCodesScreen community={community} />}</InCommunity>
    </Page>
  )
}
