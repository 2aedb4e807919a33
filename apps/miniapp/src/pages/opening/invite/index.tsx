import { InviteScreen } from '../../../features/opening/invite-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function InvitePage() {
  const { role } = usePageParams('opening/invite')
  return (
    <Page title="发一个邀请">
      <InCommunity>{({ community }) => <InviteScreen community={community} role={role} />}</InCommunity>
    </Page>
  )
}
