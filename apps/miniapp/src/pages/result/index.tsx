import { ResultView } from '../../features/publicity/result-view.tsx'
import { usePublication } from '../../features/publicity/use-publicity.ts'
import { usePageParams } from '../../platform/navigation.ts'
import { useShare } from '../../platform/share.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Page } from '../../ui/index.ts'

export default function ResultPage() {
  const { communityId = '', publicationId = '' } = usePageParams('result')
  const query = usePublication(communityId, publicationId)
  useShare({
    title: query.data?.body.title ?? '成效公示',
    path: '/pages/result/index',
    query: `communityId=${encodeURIComponent(communityId)}&publicationId=${encodeURIComponent(publicationId)}`,
  })
  return (
    <Page title="成效公示">
      <LoadState query={query}>{(view) => <ResultView view={view} />}</LoadState>
    </Page>
  )
}
