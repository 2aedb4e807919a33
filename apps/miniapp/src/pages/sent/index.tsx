import { Page, TabHeader } from '../../ui/index.ts'

export default function SentPage() {
  return (
    <Page title="送到了">
      <TabHeader title="送到了" />
    </Page>
  )
}
