import { ReachView } from '../../../features/relay/reach.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function ReachPage() {
  return (
    <Page title="走访和回告">
      <InCommunity>{({ communityId }) => <ReachView communityId={communityId} />}</InCommunity>
    </Page>
  )
}
