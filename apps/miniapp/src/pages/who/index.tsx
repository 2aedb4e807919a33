import { WhoList } from '../../features/identity/who-list.tsx'
import { Page } from '../../ui/index.ts'

export default function WhoPage() {
  return (
    <Page title="换个身份" open>
      <WhoList />
    </Page>
  )
}
