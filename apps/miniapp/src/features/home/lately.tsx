import { openTab } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { EmptyState, Section, TextLink, View } from '../../ui/index.ts'
import { PublicationCardView } from '../publicity/publication-card.tsx'
import { useLately } from './use-home.ts'

interface LatelyProps {
  communityId: string
  /** Name of the person's estate; the whole community without. */
  estate: string | undefined
}

/** What was finished last nearby. */
export function Lately({ communityId, estate }: LatelyProps) {
  const query = useLately(communityId, estate)
  return (
    <Section
      title="最近公示的"
      aside={
        <View className="more">
          <TextLink text="看公示" onPress={() => openTab('publicity')} />
        </View>
      }
    >
      <LoadState
        query={query}
        inside
        cards={1}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState icon="board" title="还没有公示过" text="办成一件，公示一件，前后照片都在" />}
      >
        {({ items }) => items.map((item) => <PublicationCardView key={item.id} item={item} />)}
      </LoadState>
    </Section>
  )
}
