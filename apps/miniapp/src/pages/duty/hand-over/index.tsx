import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { HandOverScreen } from '../../../features/duty/hand-over-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function HandOverPage() {
  const { communityId, attendanceId = '' } = usePageParams('duty/hand-over')
  return (
    <DutyPage title="交班" communityId={communityId}>
      {(id) => <HandOverScreen communityId={id} attendanceId={attendanceId} />}
    </DutyPage>
  )
}
