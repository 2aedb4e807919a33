import { BuildingScreen } from '../../../features/owner-roll/building-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function BuildingPage() {
  const { buildingId = '' } = usePageParams('owner-roll/building')
  return (
    <Page title="这一幢的房屋">
      <InCommunity>
        {({ communityId }) => <BuildingScreen communityId={communityId} buildingId={buildingId} />}
      </InCommunity>
    </Page>
  )
}
