import { PARTY_KIND_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { phoneText } from '../../shared/duty.model.ts'
import { Button, Card, ListRow, PartySquare, Section, TabHeader } from '../../ui/index.ts'
import { DeskPhoneSheet } from './name-sheets.tsx'
import { estateLine, partyLine } from './opening.model.ts'

/** Everything that bears a name or a number, each with the way to change it. */
export function PlacesScreen({ community }: { community: CommunityView }) {
  const { communityId, deskPhone, estates, parties } = community
  const [ringing, ring] = useState(false)
  return (
    <>
      <TabHeader title="名字和电话" note="改了马上用新的；谁改过什么，都记着" />
      <Card inner="flush">
        <ListRow
          title="社区热线"
          note={deskPhone === null ? '还没有' : phoneText(deskPhone)}
          icon="phone"
          onPress={() => ring(true)}
        />
        <ListRow
          title="谁办过什么"
          note="改名字、加楼栋，一条一条记着"
          icon="book"
          onPress={() => open('opening/steps', { communityId })}
        />
      </Card>
      <Section title="小区">
        <Card inner="flush" className="mb3">
          {estates.map((estate) => (
            <ListRow
              key={estate.id}
              title={estate.name}
              note={estateLine(estate)}
              icon="home"
              onPress={() => open('opening/estate', { communityId, estateId: estate.id })}
            />
          ))}
        </Card>
        <Button text="加一个小区" low onPress={() => open('opening/estate', { communityId })} />
      </Section>
      <Section title="单位">
        <Card inner="flush" className="mb3">
          {parties.map((party) => (
            <ListRow
              key={party.id}
              title={party.name}
              note={partyLine(party, PARTY_KIND_LABELS[party.kind], estates)}
              lead={<PartySquare mark={party.character} />}
              onPress={() => open('opening/party', { communityId, partyId: party.id })}
            />
          ))}
        </Card>
        <Button text="加一家单位" low onPress={() => open('opening/party', { communityId })} />
      </Section>
      {ringing && <DeskPhoneSheet communityId={communityId} was={deskPhone} onClose={() => ring(false)} />}
    </>
  )
}
