import { Page, TabHeader } from '../../ui/index.ts'

export default function MePage() {
  return (
    <Page title="我的" tab>
      <TabHeader title="我的" />
    </Page>
  )
}
