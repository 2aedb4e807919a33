import { Leaving } from '../../features/members/leaving.tsx'
import { MembersList } from '../../features/members/members-list.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { LoadState } from '../../shared/load-state.tsx'
import { useMe } from '../../shared/me.ts'
import { Page } from '../../ui/index.ts'

export default function MembersPage() {
  const { communityId, membershipId } = usePageParams('members')
  const me = useMe()
  return (
    <Page title={membershipId ? '离任、交接' : '成员与交接'}>
      {communityId !== undefined && membershipId !== undefined ? (
        <LoadState query={me}>
          {(who) => <Leaving key={membershipId} me={who} communityId={communityId} membershipId={membershipId} />}
        </LoadState>
      ) : communityId !== undefined ? (
        <MembersList communityId={communityId} />
      ) : (
        <InCommunity>{({ community }) => <MembersList communityId={community.communityId} />}</InCommunity>
      )}
    </Page>
  )
}
