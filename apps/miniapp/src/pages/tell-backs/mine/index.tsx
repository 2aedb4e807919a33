import { MyEntryView } from '../../../features/relay/my-entry.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function MyEntryPage() {
  return (
    <Page title="替我说的">
      <InCommunity>{({ communityId }) => <MyEntryView communityId={communityId} />}</InCommunity>
    </Page>
  )
}
