import { PlacesScreen } from '../../../features/opening/places-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function PlacesPage() {
  return (
    <Page title="名字和电话">
      <InCommunity>{({ community }) => <PlacesScreen community={community} />}</InCommunity>
    </Page>
  )
}
