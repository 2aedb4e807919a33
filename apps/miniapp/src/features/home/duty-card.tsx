import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { useMyDuty } from '../../shared/my-duty.ts'
import { Card, ClockChip, ListRow, Section, View } from '../../ui/index.ts'
import { dutyNote } from './duty-note.model.ts'

/** The way to one's shifts, and what they ask of one today. */
export function DutyCard({ communityId }: { communityId: string }) {
  const { data } = useMyDuty(communityId)
  const { note, waits } = dutyNote(data, now())
  return (
    <Section>
      <Card inner="flush">
        <ListRow
          title="值班"
          note={note}
          icon="scan"
          aside={
            waits ? (
              <View className="more">
                <ClockChip state="you" icon="bell" text={waits} />
              </View>
            ) : undefined
          }
          onPress={() => open('duty', { communityId })}
        />
      </Card>
    </Section>
  )
}
