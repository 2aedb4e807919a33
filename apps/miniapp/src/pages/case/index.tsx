import { Page, TabHeader } from '../../ui/index.ts'

export default function CasePage() {
  return (
    <Page title="事项">
      <TabHeader title="事项" />
    </Page>
  )
}
