import { MessageSettings } from '../../features/notices/message-settings.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function MessageSettingsPage() {
  const { communityId } = usePageParams('message-settings')
  return (
    <Page title="消息设置">
      {communityId === undefined ? (
        <InCommunity>{(has) => <MessageSettings communityId={has.communityId} />}</InCommunity>
      ) : (
        <MessageSettings communityId={communityId} />
      )}
    </Page>
  )
}
