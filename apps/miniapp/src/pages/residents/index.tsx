import { Page, TabHeader } from '../../ui/index.ts'

export default function ResidentsPage() {
  return (
    <Page title="居民">
      <TabHeader title="居民" />
    </Page>
  )
}
