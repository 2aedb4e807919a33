import { EstateNames } from '../../../features/opening/estate-names.tsx'
import { EstateScreen } from '../../../features/opening/estate-screen.tsx'
import { usePageParams } from '../../../platform/navigation.ts'
import { InCommunity } from '../../../shared/in-community.tsx'
import { Page } from '../../../ui/index.ts'

export default function EstatePage() {
  const { estateId } = usePageParams('opening/estate')
  return (
    <Page title={estateId ? '小区' : '加一个小区'}>
      <InCommunity>
        {({ community, communityId }) =>
          estateId ? (
            <EstateNames community={community} estateId={estateId} />
          ) : (
            <EstateScreen communityId={communityId} />
          )
        }
      </InCommunity>
    </Page>
  )
}
