import { Page, TabHeader } from '../../ui/index.ts'

export default function PublicityPage() {
  return (
    <Page title="公示" tab>
      <TabHeader title="公示" />
    </Page>
  )
}
