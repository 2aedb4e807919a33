import type { CaseView } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { SentView } from '../../features/whistle/sent-view.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { call } from '../../shared/call.ts'
import { DeskDock } from '../../shared/desk-dock.tsx'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { useCommunityById } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function SentPage() {
  const { communityId = '', caseId = '' } = usePageParams('sent')
  const query = useQuery({
    queryKey: keys.case(communityId, caseId),
    queryFn: ({ signal }) => call<CaseView, 'case'>('case', { params: { communityId, caseId }, signal }),
  })
  const { data: community } = useCommunityById(communityId || undefined)
  return (
    <Page title="吹哨" bar={<DeskDock />}>
      <LoadState query={query}>
        {(view) => <SentView communityId={communityId} community={community} view={view} />}
      </LoadState>
    </Page>
  )
}
