import { ViewsScreen } from '../../../features/my-data/views-screen.tsx'
import { Page } from '../../../ui/index.ts'

export default function ViewsPage() {
  return (
    <Page title="谁看过我的">
      <ViewsScreen />
    </Page>
  )
}
