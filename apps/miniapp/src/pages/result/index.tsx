import { Page, TabHeader } from '../../ui/index.ts'

export default function ResultPage() {
  return (
    <Page title="成效公示">
      <TabHeader title="成效公示" />
    </Page>
  )
}
