import { InvitationsScreen } from '../../../features/opening/invitations-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function InvitationsPage() {
  return (
    <Page title="发出去的邀请">
      <InCommunity>{({ community }) => <InvitationsScreen community={community} />}</InCommunity>
    </Page>
  )
}
