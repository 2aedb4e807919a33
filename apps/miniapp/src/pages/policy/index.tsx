import { PolicyScreen } from '../../features/policy/policy-screen.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function PolicyPage() {
  const { communityId } = usePageParams('policy')
  return (
    <Page title="时限与消息设置">
      {communityId === undefined ? (
        <InCommunity>{(has) => <PolicyScreen communityId={has.communityId} />}</InCommunity>
      ) : (
        <PolicyScreen communityId={communityId} />
      )}
    </Page>
  )
}
