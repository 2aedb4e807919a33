import { Page, TabHeader } from '../../ui/index.ts'

export default function WhistlePage() {
  return (
    <Page title="吹哨" tab>
      <TabHeader title="吹哨" />
    </Page>
  )
}
