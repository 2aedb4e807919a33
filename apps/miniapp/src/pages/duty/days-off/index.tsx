import { DaysOffScreen } from '../../../features/duty/days-off-screen.tsx'
import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function DaysOffPage() {
  const { communityId } = usePageParams('duty/days-off')
  return (
    <DutyPage title="哪几天来不了" communityId={communityId}>
      {(id) => <DaysOffScreen communityId={id} />}
    </DutyPage>
  )
}
