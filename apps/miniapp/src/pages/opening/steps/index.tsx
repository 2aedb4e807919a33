import { StepsScreen } from '../../../features/opening/steps-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function StepsPage() {
  return (
    <Page title="谁办过什么">
      <InCommunity>{({ communityId }) => <StepsScreen communityId={communityId} />}</InCommunity>
    </Page>
  )
}
