import { CasesScreen } from '../../features/cases/cases-screen.tsx'
import { queueOf, scopeOf } from '../../features/cases/list.model.ts'
import { usePageParams } from '../../platform/navigation.ts'

export default function CasesPage() {
  const { list, queue } = usePageParams('cases')
  return <CasesScreen scope={scopeOf(list)} queue={queueOf(queue)} />
}
