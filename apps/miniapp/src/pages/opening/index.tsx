import { OpeningScreen } from '../../features/opening/opening-screen.tsx'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function OpeningPage() {
  return (
    <Page title="开通社区">
      <InCommunity>
        {({ community }) => <OpeningScreen communityId={community.communityId} name={community.name} />}
      </InCommunity>
    </Page>
  )
}
