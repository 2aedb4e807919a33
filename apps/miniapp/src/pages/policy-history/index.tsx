import { PolicyEditions } from '../../features/policy/policy-history.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function PolicyHistoryPage() {
  const { communityId } = usePageParams('policy-history')
  return (
    <Page title="以前改过什么">
      {communityId === undefined ? (
        <InCommunity>{(has) => <PolicyEditions communityId={has.communityId} />}</InCommunity>
      ) : (
        <PolicyEditions communityId={communityId} />
      )}
    </Page>
  )
}
