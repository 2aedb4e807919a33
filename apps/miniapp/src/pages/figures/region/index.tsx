import { RegionFiguresScreen } from '../../../features/figures/region-figures.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { LoadState } from '../../../shared/load-state.tsx'
import { useMe } from '../../../shared/me.ts'
import { EmptyState, Page } from '../../../ui/index.ts'

export default function RegionFiguresPage() {
  const { regionId } = usePageParams('figures/region')
  return (
    <Page title="各地的数">{regionId === undefined ? <OwnRegion /> : <RegionFiguresScreen regionId={regionId} />}</Page>
  )
}

/** Without an address: the one the officer serves. */
function OwnRegion() {
  const query = useMe()
  return (
    <LoadState query={query} cards={3}>
      {({ regions: [own] }) =>
        own ? (
          <RegionFiguresScreen regionId={own.regionId} />
        ) : (
          <EmptyState icon="lock" title="这里给镇街和市里看" text="社区的数在“我的”里" />
        )
      }
    </LoadState>
  )
}
