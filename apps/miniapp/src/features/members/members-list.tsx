import type { Members, MemberView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, ListRow, PartySquare, Section, TabHeader, View } from '../../ui/index.ts'
import { memberNote } from './members.model.ts'
import { useMembers } from './use-members.ts'

const nobody = ({ parties, others }: Members) => others.length === 0 && parties.every((p) => p.members.length === 0)

/** Who acts for whom here; a tap on somebody shows what they hold. */
export function MembersList({ communityId }: { communityId: string }) {
  const query = useMembers(communityId)
  return (
    <>
      <TabHeader title="成员与交接" note="点一位，看手上有什么；要离任，先交给接手的人" />
      <LoadState
        query={query}
        cards={3}
        isEmpty={nobody}
        empty={<EmptyState icon="people" title="还没有成员" text="各家有人办事以后，会列在这里" />}
      >
        {({ parties, others, more }) => (
          <>
            {parties.map(({ id, name, character, members }) => (
              <Section key={id} title={name} aside={`${members.length} 位`}>
                {members.length > 0 ? (
                  <People communityId={communityId} people={members} mark={character} />
                ) : (
                  <View className="t-note">还没有人，要办的由社工代录</View>
                )}
              </Section>
            ))}
            {others.length > 0 && (
              <Section title="不代表哪一家的" aside={`${others.length} 位`}>
                <People communityId={communityId} people={others} mark="邻" />
              </Section>
            )}
            {more && <View className="t-note mt3">人太多，只列了一部分</View>}
          </>
        )}
      </LoadState>
    </>
  )
}

interface PeopleProps {
  communityId: string
  people: readonly MemberView[]
  mark: string
}

function People({ communityId, people, mark }: PeopleProps) {
  return (
    <Card inner="flush">
      {people.map((member) => (
        <ListRow
          key={member.membershipId}
          title={member.mine ? `${member.name}（您）` : member.name}
          note={memberNote(member)}
          lead={<PartySquare mark={mark} />}
          onPress={() => open('members', { communityId, membershipId: member.membershipId })}
        />
      ))}
    </Card>
  )
}
