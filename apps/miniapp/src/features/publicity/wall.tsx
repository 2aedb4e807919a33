import { faultText } from '../../shared/faults.model.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, EmptyState, Notice, View } from '../../ui/index.ts'
import { figuresLine } from './publication.model.ts'
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
  const failed = query.isFetchNextPageError
  return (
    <LoadState
      query={{ ...query, error: failed ? null : query.error }}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={
        <EmptyState
          icon="board"
          title="这里还没有公示过"
          text="办成一件，公示一件：前后照片、谁办的、花了多少，都写在这里"
        />
      }
    >
      {({ pages }) => (
        <>
          {pages[0] && <View className="t-note num mb2">{figuresLine(pages[0].figures)}</View>}
          {pages.flatMap(({ items }) => items.map((item) => <PublicationCardView key={item.id} item={item} />))}
          {failed && <Notice kind="error" title={faultText(query.error)} className="mt3" />}
          {query.hasNextPage ? (
            <View className="mt4">
              <Button text="再看一些" loading={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()} />
            </View>
          ) : (
            <View className="t-note centre mt4">都在这里了</View>
          )}
        </>
      )}
    </LoadState>
  )
}
