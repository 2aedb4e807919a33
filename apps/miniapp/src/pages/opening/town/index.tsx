import { InTown } from '../../../features/opening/in-town.tsx'
import { TownScreen } from '../../../features/opening/town-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { Page } from '../../../ui/index.ts'

export default function TownPage() {
  const { regionId } = usePageParams('opening/town')
  return (
    <Page title="镇街的社区">
      <InTown regionId={regionId}>{(town) => <TownScreen regionId={town.regionId} town={town.name} />}</InTown>
    </Page>
  )
}
