import { CaseScreen } from '../../features/cases/case-screen.tsx'
import { usePageParams } from '../../platform/navigation.ts'

export default function CasePage() {
  const { communityId = '', caseId = '', sheet } = usePageParams('case')
  return <CaseScreen communityId={communityId} caseId={caseId} sheet={sheet} />
}
