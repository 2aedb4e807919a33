import { InTown } from '../../../features/opening/in-town.tsx'
import { NewCommunity } from '../../../features/opening/new-community.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { Page } from '../../../ui/index.ts'

export default function NewCommunityPage() {
  const { regionId } = usePageParams('opening/new')
  return (
    <Page title="开一个新社区">
      <InTown regionId={regionId}>{(town) => <NewCommunity regionId={town.regionId} />}</InTown>
    </Page>
  )
}
