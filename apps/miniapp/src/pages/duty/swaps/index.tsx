import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { SwapsScreen } from '../../../features/duty/swaps-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function SwapsPage() {
  const { communityId } = usePageParams('duty/swaps')
  return (
    <DutyPage title="换班、请假" communityId={communityId}>
      {(id) => <SwapsScreen communityId={id} />}
    </DutyPage>
  )
}
