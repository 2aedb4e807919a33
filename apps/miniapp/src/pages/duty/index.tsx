import { DutyPage } from '../../features/duty/duty-page.tsx'
import { DutyScreen } from '../../features/duty/duty-screen.tsx'
import { usePageParams } from '../../platform/navigation.ts'

export default function MyDutyPage() {
  const { communityId } = usePageParams('duty')
  return (
    <DutyPage title="值班" communityId={communityId}>
      {(id) => <DutyScreen communityId={id} />}
    </DutyPage>
  )
}
