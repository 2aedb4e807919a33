import { ConsentsScreen } from '../../../features/my-data/consents-screen.tsx'
import { Page } from '../../../ui/index.ts'

export default function ConsentsPage() {
  return (
    <Page title="我同意过什么">
      <ConsentsScreen />
    </Page>
  )
}
