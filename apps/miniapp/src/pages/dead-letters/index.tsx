import { UndeliveredList } from '../../features/notices/dead-letters.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function DeadLettersPage() {
  const { communityId } = usePageParams('dead-letters')
  return (
    <Page title="没送到的消息">
      {communityId === undefined ? (
        <InCommunity>{(has) => <UndeliveredList communityId={has.communityId} />}</InCommunity>
      ) : (
        <UndeliveredList communityId={communityId} />
      )}
    </Page>
  )
}
