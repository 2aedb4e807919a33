import type { MembershipView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Card, ListRow, Section } from '../../ui/index.ts'
import { looksAfterNeighbours } from '../relay/relay.model.ts'

interface NeighbourWaysProps {
  communityId: string
  memberships: readonly MembershipView[]
}

/** For those who look after neighbours: whom they speak for, and recordings to be typed. */
export function NeighbourWays({ communityId, memberships }: NeighbourWaysProps) {
  const types = memberships.some(({ role }) => role === 'socialWorker' || role === 'secretary')
  const keeps = looksAfterNeighbours(memberships)
  if (!keeps && !types) return null
  return (
    <Section>
      <Card inner="flush">
        {keeps && (
          <ListRow
            title="替邻居说"
            note="替不用手机的邻居吹哨，办好了告诉他们"
            icon="people"
            onPress={() => open('tell-backs', { communityId })}
          />
        )}
        {types && !keeps && (
          <ListRow
            title="走访和回告，各幢的数"
            icon="board"
            onPress={() => open('tell-backs/reach', { communityId })}
          />
        )}
        {types && (
          <ListRow
            title="录音打成文字"
            note="邻居录的话，听了打下来"
            icon="mic"
            onPress={() => open('transcriptions', { communityId })}
          />
        )}
      </Card>
    </Section>
  )
}
