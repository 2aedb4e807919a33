import { PublicityBoard } from '../../features/publicity/publicity-board.tsx'
import { usePullRefresh } from '../../platform/page-events.ts'
import { queryClient } from '../../shared/query-client.ts'
import { Page } from '../../ui/index.ts'

export default function PublicityPage() {
  usePullRefresh(() => queryClient.refetchQueries({ queryKey: ['public'], type: 'active' }))
  return (
    <Page title="公示" tab>
      <PublicityBoard />
    </Page>
  )
}
