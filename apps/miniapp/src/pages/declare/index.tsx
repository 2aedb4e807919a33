import { Page, TabHeader } from '../../ui/index.ts'

export default function DeclarePage() {
  return (
    <Page title="我住哪里">
      <TabHeader title="我住哪里" />
    </Page>
  )
}
