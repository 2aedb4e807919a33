import type { MembershipView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Card, ListRow, Section } from '../../ui/index.ts'
import { isDesk, looksAfterNeighbours } from '../relay/relay.model.ts'

interface NeighbourWaysProps {
  communityId: string
  memberships: readonly MembershipView[]
}

/** For those who look after neighbours: whom they speak for, and recordings to be typed. */
export function NeighbourWays({ communityId, memberships }: NeighbourWaysProps) {
  if (!looksAfterNeighbours(memberships)) return null
  return (
    <Section>
      <Card inner="flush">
        <ListRow
          title="替邻居说"
          note="替不用手机的邻居吹哨，办好了告诉他们"
          icon="people"
          onPress={() => open('tell-backs', { communityId })}
        />
        {isDesk(memberships) && (
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
