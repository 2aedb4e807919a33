import { ResidentsList } from '../../features/identity/residents-list.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunityById } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function ResidentsPage() {
  const { communityId } = usePageParams('residents')
  const named = useCommunityById(communityId)
  return (
    <Page title="等确认的住户">
      {communityId === undefined ? (
        <InCommunity>{({ community }) => <ResidentsList community={community} />}</InCommunity>
      ) : (
        <LoadState query={named}>{(community) => <ResidentsList community={community} />}</LoadState>
      )}
    </Page>
  )
}
