import { POST_KIND_MARKS } from '@juwuye/messages'
import type { DutyPerson, DutySetup, PostView, StationView } from '@juwuye/types'
import { useState } from 'react'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Card, EmptyState, ListRow, PartySquare, Section, TabHeader, View } from '../../ui/index.ts'
import { openingLine } from './duty-words.model.ts'
import { personNote } from './person.model.ts'
import { PersonSheet } from './person-sheet.tsx'
import { PostSheet } from './post-sheet.tsx'
import { StationSheet } from './station-sheet.tsx'
import { TabletSheet } from './tablet-sheet.tsx'
import { useSetup } from './use-setup.ts'

type Opened =
  | { what: 'station'; station?: StationView }
  | { what: 'tablet'; station: StationView }
  | { what: 'post'; post?: PostView }
  | { what: 'person'; person: DutyPerson }

/** What the rota is made from: stations, posts with their times, and who stands where. */
export function SetupScreen({ communityId }: { communityId: string }) {
  const query = useSetup(communityId)
  const [opened, open] = useState<Opened>()
  return (
    <LoadState query={query} cards={3}>
      {(setup) => (
        <>
          <TabHeader title="站、岗和人" note="先有站，再有岗，再看谁来站" />
          <Stations setup={setup} onOpen={open} />
          <Posts setup={setup} onOpen={open} />
          <People setup={setup} onOpen={open} />
          {opened && (
            <OpenedSheet communityId={communityId} setup={setup} opened={opened} onClose={() => open(undefined)} />
          )}
        </>
      )}
    </LoadState>
  )
}

interface PartProps {
  setup: DutySetup
  onOpen: (opened: Opened) => void
}

function Stations({ setup: { stations }, onOpen }: PartProps) {
  return (
    <Section title="服务站">
      {stations.map((station) => (
        <Card key={station.id} inner="flush">
          <ListRow
            title={station.name}
            note={[station.address, ...station.opening.map(openingLine)].join('；')}
            icon="home"
            onPress={() => onOpen({ what: 'station', station })}
          />
          <ListRow
            title="门口的平板"
            note={station.hasTablet ? '已经配过。换一台，再配一次' : '还没有配，签到的码要显示在上面'}
            icon="scan"
            onPress={() => onOpen({ what: 'tablet', station })}
          />
        </Card>
      ))}
      <View className="mt3">
        <Button text="加一个服务站" icon="home" onPress={() => onOpen({ what: 'station' })} />
      </View>
    </Section>
  )
}

function Posts({ setup: { stations, posts }, onOpen }: PartProps) {
  if (stations.length === 0) return null
  return (
    <Section title="岗">
      {posts.length > 0 && (
        <Card inner="flush">
          {posts.map((post) => (
            <ListRow
              key={post.id}
              title={post.active ? post.label : `${post.label}（不用了）`}
              note={post.shifts.map((one) => `${openingLine(one)}，${one.seats} 人`).join('；')}
              lead={<PartySquare mark={POST_KIND_MARKS[post.kind]} />}
              onPress={() => onOpen({ what: 'post', post })}
            />
          ))}
        </Card>
      )}
      <View className="mt3">
        <Button text="加一个岗" icon="people" onPress={() => onOpen({ what: 'post' })} />
      </View>
    </Section>
  )
}

function People({ setup: { people, posts }, onOpen }: PartProps) {
  if (posts.length === 0) return null
  const standing = people.filter(({ active, postIds }) => active && postIds.length > 0)
  return (
    <Section title="骨干名册" aside={`${standing.length} 人参加排班`}>
      {people.length === 0 ? (
        <EmptyState icon="people" title="名册上还没有人" text="在“成员与交接”里有了身份的人，会列在这里" />
      ) : (
        <Card inner="flush">
          {people.map((person) => (
            <ListRow
              key={person.personId}
              title={person.name}
              note={personNote(person, posts)}
              onPress={() => onOpen({ what: 'person', person })}
            />
          ))}
        </Card>
      )}
    </Section>
  )
}

interface OpenedSheetProps {
  communityId: string
  setup: DutySetup
  opened: Opened
  onClose: () => void
}

function OpenedSheet({ communityId, setup, opened, onClose }: OpenedSheetProps) {
  const common = { communityId, onClose }
  if (opened.what === 'station') return <StationSheet {...common} station={opened.station} />
  if (opened.what === 'tablet') return <TabletSheet {...common} station={opened.station} />
  if (opened.what === 'post') return <PostSheet {...common} post={opened.post} stations={setup.stations} />
  return <PersonSheet {...common} person={opened.person} posts={setup.posts} />
}
