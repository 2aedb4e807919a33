import { Button, View } from '../../ui/index.ts'
import type { useNeighbours } from './use-neighbours.ts'

/** The next page of a long list. */
export function MoreNeighbours({ query }: { query: ReturnType<typeof useNeighbours> }) {
  if (!query.hasNextPage) return null
  return (
    <View className="mt3">
      <Button text="再看一些邻居" loading={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()} />
    </View>
  )
}
