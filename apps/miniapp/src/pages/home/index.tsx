import { Page, TabHeader } from '../../ui/index.ts'

export default function HomePage() {
  return (
    <Page title="首页" tab>
      <TabHeader title="首页" />
    </Page>
  )
}
