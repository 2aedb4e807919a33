import { hasDuties } from '../../features/home/home.model.ts'
import { ResidentHome } from '../../features/home/resident-home.tsx'
import { refreshHome } from '../../features/home/use-home.ts'
import { WorkbenchHome } from '../../features/home/workbench-home.tsx'
import { usePageShow, usePullRefresh } from '../../platform/page-events.ts'
import { useShare } from '../../platform/share.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { useCommunity } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function HomePage() {
  useShare({ title: '有事吹声哨，几方来报到，办到哪一步都看得见', path: '/pages/home/index' })
  const { communityId } = useCommunity()
  usePageShow(() => void refreshHome(communityId, 'stale'))
  usePullRefresh(() => refreshHome(communityId))
  return (
    <Page title="吹哨报到" tab>
      <InCommunity cards={3}>
        {({ me, community }) =>
          hasDuties(me, community.memberships) ? (
            <WorkbenchHome me={me} community={community} />
          ) : (
            <ResidentHome community={community} />
          )
        }
      </InCommunity>
    </Page>
  )
}
