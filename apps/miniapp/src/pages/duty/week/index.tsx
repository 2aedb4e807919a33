import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { WeekScreen } from '../../../features/duty/week-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function DutyWeekPage() {
  const { communityId } = usePageParams('duty/week')
  return (
    <DutyPage title="谁在值班" communityId={communityId}>
      {(id) => <WeekScreen communityId={id} />}
    </DutyPage>
  )
}
