import { OwnerRollScreen } from '../../features/owner-roll/owner-roll-screen.tsx'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function OwnerRollPage() {
  return (
    <Page title="业主名册">
      <InCommunity>{({ communityId }) => <OwnerRollScreen communityId={communityId} />}</InCommunity>
    </Page>
  )
}
