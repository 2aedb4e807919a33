import { ResultScreen } from '../../features/publicity/result-screen.tsx'
import { usePublication } from '../../features/publicity/use-publicity.ts'
import { usePageParams } from '../../platform/navigation.ts'
import { useShare } from '../../platform/share.ts'

export default function ResultPage() {
  const { communityId = '', publicationId = '', sheet } = usePageParams('result')
  const query = usePublication(communityId, publicationId)
  useShare({
    title: query.data?.body.title ?? '成效公示',
    path: '/pages/result/index',
    query: `communityId=${encodeURIComponent(communityId)}&publicationId=${encodeURIComponent(publicationId)}`,
  })
  return <ResultScreen communityId={communityId} publicationId={publicationId} query={query} sheet={sheet} />
}
