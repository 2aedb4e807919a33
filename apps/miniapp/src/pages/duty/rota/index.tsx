import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { monthOr } from '../../../features/duty/duty-words.model.ts'
import { RotaScreen } from '../../../features/duty/rota-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { now } from '../../../shared/clock.ts'

export default function RotaPage() {
  const { communityId, month } = usePageParams('duty/rota')
  return (
    <DutyPage title="排班表" communityId={communityId}>
      {(id) => <RotaScreen communityId={id} start={monthOr(month, now())} />}
    </DutyPage>
  )
}
