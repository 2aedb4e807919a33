import { UseCodeScreen } from '../../../features/home-codes/use-code-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function HomeCodePage() {
  return (
    <Page title="用住户码确认">
      <InCommunity>{({ communityId }) => <UseCodeScreen communityId={communityId} />}</InCommunity>
    </Page>
  )
}
