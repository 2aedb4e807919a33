import { OutboxList } from '../../features/outbox/outbox-list.tsx'
import { Page } from '../../ui/index.ts'

export default function OutboxPage() {
  return (
    <Page title="待发送">
      <OutboxList />
    </Page>
  )
}
