import { open } from '../../platform/navigation.ts'
import { Button, Card, ListRow, View } from '../../ui/index.ts'
import { unreadNote, unreadText } from './inbox.model.ts'
import { useUnread } from './use-inbox.ts'

interface BellProps {
  communityId: string
}

/** The way to the messages, at the top of home; asks now and then whether there are new ones. */
export function Bell({ communityId }: BellProps) {
  const { data } = useUnread(communityId, { poll: true })
  const unread = data?.unread ?? 0
  const news = unreadText(unread)
  return (
    <View className="more ml2">
      <Button
        text={news ?? '消息'}
        icon="bell"
        low
        label={`消息，${news ?? unreadNote(unread)}`}
        onPress={() => open('inbox', { communityId })}
      />
    </View>
  )
}

/** The same as a line of its own, where the letters are large and there is no room beside the title. */
export function BellLine({ communityId }: BellProps) {
  return (
    <View className="elder-only mb3">
      <View className="grow">
        <Card inner="flush">
          <InboxRow communityId={communityId} />
        </Card>
      </View>
    </View>
  )
}

/** A row that leads to the messages. */
export function InboxRow({ communityId }: BellProps) {
  const { data } = useUnread(communityId)
  return (
    <ListRow
      title="消息"
      note={data && unreadNote(data.unread)}
      icon="bell"
      onPress={() => open('inbox', { communityId })}
    />
  )
}
