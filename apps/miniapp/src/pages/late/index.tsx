import { LateCases } from '../../features/late/late-cases.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function LatePage() {
  const { communityId } = usePageParams('late')
  return (
    <Page title="超时的事">
      {communityId === undefined ? (
        <InCommunity cards={3}>{(has) => <LateCases communityId={has.communityId} />}</InCommunity>
      ) : (
        <LateCases communityId={communityId} />
      )}
    </Page>
  )
}
