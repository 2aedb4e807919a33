import { Page, TabHeader } from '../../ui/index.ts'

export default function WhoPage() {
  return (
    <Page title="换个身份">
      <TabHeader title="换个身份" />
    </Page>
  )
}
