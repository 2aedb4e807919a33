import { RelayAttemptsView } from '../../../features/relay/relay-attempts.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function AttemptsPage() {
  return (
    <Page title="没记成的">
      <InCommunity>{({ communityId }) => <RelayAttemptsView communityId={communityId} />}</InCommunity>
    </Page>
  )
}
