import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { monthOr } from '../../../features/duty/duty-words.model.ts'
import { SwapScreen } from '../../../features/duty/swap-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { now } from '../../../shared/clock.ts'

export default function SwapPage() {
  const { communityId, shiftId = '', month } = usePageParams('duty/swap')
  return (
    <DutyPage title="换班、请假" communityId={communityId}>
      {(id) => <SwapScreen communityId={id} shiftId={shiftId} month={monthOr(month, now())} />}
    </DutyPage>
  )
}
