import { DayHeadList } from '../../features/publicity/day-heads.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { Page } from '../../ui/index.ts'

export default function DayHeadsPage() {
  const { communityId = '' } = usePageParams('day-heads')
  return (
    <Page title="日指纹" open>
      <DayHeadList communityId={communityId} />
    </Page>
  )
}
