import { BlocksScreen } from '../../features/blocks/blocks-screen.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function BlocksPage() {
  const { caseId, whistleId } = usePageParams('blocks')
  const cause = caseId && whistleId ? { caseId, whistleId } : undefined
  return (
    <Page title="限制吹哨">
      <InCommunity>
        {({ me, community, communityId }) => (
          <BlocksScreen me={me} community={community} communityId={communityId} cause={cause} />
        )}
      </InCommunity>
    </Page>
  )
}
