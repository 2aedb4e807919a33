import { ImportScreen } from '../../../features/community-import/import-screen.tsx'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function ImportPage() {
  return (
    <Page title="从表格导入">
      <InCommunity>{({ communityId }) => <ImportScreen communityId={communityId} />}</InCommunity>
    </Page>
  )
}
