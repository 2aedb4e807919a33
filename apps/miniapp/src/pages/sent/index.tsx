import { useCase } from '../../features/cases/index.ts'
import { SentView } from '../../features/whistle/sent-view.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunityById } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function SentPage() {
  const { communityId = '', caseId = '' } = usePageParams('sent')
  const query = useCase(communityId, caseId)
  const { data: community } = useCommunityById(communityId || undefined)
  return (
    <Page title="吹哨">
      <LoadState query={query}>
        {(view) => <SentView communityId={communityId} community={community} view={view} />}
      </LoadState>
    </Page>
  )
}
