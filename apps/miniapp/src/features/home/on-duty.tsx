import type { CommunityView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { callPhone } from '../../platform/phone.ts'
import { dutyLine } from '../../shared/duty.model.ts'
import { Button, Card, PartySquare, Section, TextLink, View } from '../../ui/index.ts'

/** Who is on duty now, one tap away. */
export function OnDuty({ community }: { community: CommunityView }) {
  const { title, note, phone } = dutyLine(community)
  return (
    <Section
      title="现在谁值班"
      more
      aside={
        <TextLink
          text="这周的班"
          label="这周的班，看谁值班"
          onPress={() => open('duty/week', { communityId: community.communityId })}
        />
      }
    >
      <Card>
        <View className="flex">
          <PartySquare mark="居" />
          <View className="grow ml3">
            <View className="t-body strong">{title}</View>
            <View className="t-note num">{note}</View>
          </View>
          {phone && (
            <View className="ml2">
              <Button text="打电话" icon="phone" low label="打电话给值班室" onPress={() => callPhone(phone)} />
            </View>
          )}
        </View>
      </Card>
    </Section>
  )
}
