import { BoardScreen } from '../../../features/duty/board-screen.tsx'
import { DutyPage } from '../../../features/duty/duty-page.tsx'
import { usePageParams } from '../../../platform/navigation.ts'

export default function DutyBoardPage() {
  const { communityId } = usePageParams('duty/board')
  return (
    <DutyPage title="今天的值班" communityId={communityId}>
      {(id) => <BoardScreen communityId={id} />}
    </DutyPage>
  )
}
