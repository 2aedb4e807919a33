import { Page, TabHeader } from '../../ui/index.ts'

export default function CasesPage() {
  return (
    <Page title="事项">
      <TabHeader title="事项" />
    </Page>
  )
}
