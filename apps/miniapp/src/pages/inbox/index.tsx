import { InboxList } from '../../features/notices/inbox-list.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function InboxPage() {
  const { communityId } = usePageParams('inbox')
  return (
    <Page title="消息">
      {communityId === undefined ? (
        <InCommunity>{(has) => <InboxList communityId={has.communityId} />}</InCommunity>
      ) : (
        <InboxList communityId={communityId} />
      )}
    </Page>
  )
}
