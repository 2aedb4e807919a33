import { FigureCasesScreen } from '../../../features/figures/figure-cases.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { EmptyState, Page } from '../../../ui/index.ts'

export default function FigureCasesPage() {
  const { communityId, ...said } = usePageParams('figures/cases')
  return (
    <Page title="算在数里的事">
      {communityId === undefined ? (
        <EmptyState icon="eye" title="没有说是哪个社区" text="请从社区的数里点进来" />
      ) : (
        <FigureCasesScreen
          communityId={communityId}
          {...{ figure: undefined, span: undefined, month: undefined, ...said }}
        />
      )}
    </Page>
  )
}
