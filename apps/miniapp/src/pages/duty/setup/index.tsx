import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { SetupScreen } from '../../../features/duty/setup-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function DutySetupPage() {
  const { communityId } = usePageParams('duty/setup')
  return (
    <DutyPage title="站、岗和人" communityId={communityId}>
      {(id) => <SetupScreen communityId={id} />}
    </DutyPage>
  )
}
