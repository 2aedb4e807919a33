import { ImportNeighbours } from '../../../features/relay/import-neighbours.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function ImportPage() {
  return (
    <Page title="用表格记邻居">
      <InCommunity>{({ communityId }) => <ImportNeighbours communityId={communityId} />}</InCommunity>
    </Page>
  )
}
