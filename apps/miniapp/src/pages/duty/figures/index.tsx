import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { FiguresScreen } from '../../../features/duty/figures-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function DutyFiguresPage() {
  const { communityId } = usePageParams('duty/figures')
  return (
    <DutyPage title="值班的数" communityId={communityId}>
      {(id) => <FiguresScreen communityId={id} />}
    </DutyPage>
  )
}
