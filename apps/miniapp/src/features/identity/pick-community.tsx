import { useRef, useState } from 'react'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, Field, ListRow, View } from '../../ui/index.ts'
import { useCommunities } from './use-identity.ts'

const PAUSE = 300

/** Finds a community by its name. */
export function PickCommunity({ onPick }: { onPick: (communityId: string) => void }) {
  const [words, search] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const query = useCommunities(words)
  const typed = (value: string) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => search(value), PAUSE)
  }
  return (
    <View>
      <Field name="community-words" label="哪个社区" placeholder="社区的名字，比如 梧桐" onInput={typed} />
      <LoadState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={<EmptyState icon="pin" title="没有这个社区" text="换个字试试；不知道是哪个社区，问问物业" />}
      >
        {({ items }) => (
          <Card inner="flush">
            {items.map(({ communityId, name, town }) => (
              <ListRow key={communityId} title={name} note={town} onPress={() => onPick(communityId)} />
            ))}
          </Card>
        )}
      </LoadState>
    </View>
  )
}
