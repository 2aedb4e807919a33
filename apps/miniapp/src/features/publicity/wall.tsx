import { figuresLine, ratingsText } from '@juwuye/messages'
import { ListState } from '../../shared/list-state.tsx'
import { EmptyState, View } from '../../ui/index.ts'
import { PublicationCardView } from './publication-card.tsx'
import { usePublications } from './use-publicity.ts'

interface WallProps {
  communityId: string
  /** Name of the estate; the whole community without. */
  estate: string | undefined
}

/** What was published, newest first. */
export function Wall({ communityId, estate }: WallProps) {
  const query = usePublications(communityId, estate)
  return (
    <ListState
      query={query}
      end="都在这里了"
      empty={
        <EmptyState
          icon="board"
          title="这里还没有公示过"
          text="办成一件，公示一件：前后照片、谁办的、花了多少，都写在这里"
        />
      }
    >
      {(items, first) => (
        <>
          {first && <View className="t-note num mb2">{figuresLine(first.figures)}</View>}
          {first && first.figures.ratings.asked > 0 && (
            <View className="t-note num mb2">吹哨的邻居：{ratingsText(first.figures.ratings)}</View>
          )}
          {items.map((item) => (
            <PublicationCardView key={item.id} item={item} />
          ))}
        </>
      )}
    </ListState>
  )
}
