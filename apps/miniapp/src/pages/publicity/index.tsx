import { PublicityBoard } from '../../features/publicity/publicity-board.tsx'
import { useShare } from '../../platform/share.ts'
import { Page } from '../../ui/index.ts'

export default function PublicityPage() {
  useShare({ title: '小区的事，办成了什么，前后照片都在', path: '/pages/publicity/index' })
  return (
    <Page title="公示" tab>
      <PublicityBoard />
    </Page>
  )
}
