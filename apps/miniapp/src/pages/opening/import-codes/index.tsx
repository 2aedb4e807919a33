import { RosterCodesScreen } from '../../../features/community-import/roster-codes-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function ImportCodesPage() {
  const { importId = '' } = usePageParams('opening/import-codes')
  return (
    <Page title="名册的邀请">
      <InCommunity>{({ community }) => <RosterCodesScreen community={community} importId={importId} />}</InCommunity>
    </Page>
  )
}
