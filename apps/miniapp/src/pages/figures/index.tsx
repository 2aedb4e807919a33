import { CommunityFiguresScreen } from '../../features/figures/community-figures.tsx'
import { usePageParams } from '../../platform/navigation.ts'
import { InCommunity } from '../../shared/in-community.tsx'
import { Page } from '../../ui/index.ts'

export default function FiguresPage() {
  const { communityId } = usePageParams('figures')
  return (
    <Page title="社区的数">
      {communityId === undefined ? (
        <InCommunity cards={3}>{(has) => <CommunityFiguresScreen communityId={has.communityId} />}</InCommunity>
      ) : (
        <CommunityFiguresScreen communityId={communityId} />
      )}
    </Page>
  )
}
