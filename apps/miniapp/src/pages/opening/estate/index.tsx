import { EstateScreen } from '../../../features/opening/estate-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function EstatePage() {
  return (
    <Page title="加一个小区">
      <InCommunity>{({ communityId }) => <EstateScreen communityId={communityId} />}</InCommunity>
    </Page>
  )
}
