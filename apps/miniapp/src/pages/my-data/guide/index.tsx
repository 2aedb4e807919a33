import { GuideScreen } from '../../../features/my-data/guide-screen.tsx'
import { Page } from '../../../ui/index.ts'

export default function GuidePage() {
  return (
    <Page title="个人信息怎么用">
      <GuideScreen />
    </Page>
  )
}
