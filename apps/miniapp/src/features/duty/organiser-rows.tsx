import { open } from '../../platform/navigation.ts'
import { Card, ListRow, Section } from '../../ui/index.ts'

/** The ways of whoever organises. */
export function OrganiserRows({ communityId }: { communityId: string }) {
  return (
    <Section title="我来排班">
      <Card inner="flush">
        <ListRow
          title="今天的值班"
          note="谁在、谁没到、缺谁、没人接的交班"
          icon="eye"
          onPress={() => open('duty/board', { communityId })}
        />
        <ListRow
          title="排班表"
          note="排满一个月，改一改，公布"
          icon="board"
          onPress={() => open('duty/rota', { communityId })}
        />
        <ListRow
          title="站、岗和人"
          note="开门时间、谁能站哪个岗、平板"
          icon="home"
          onPress={() => open('duty/setup', { communityId })}
        />
      </Card>
    </Section>
  )
}
