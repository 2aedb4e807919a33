import type { Notice } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { usePageShow } from '../../platform/page-events.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { useOnline } from '../../shared/online.ts'
import { Card, EmptyState, Notice as NoticeBox, TextLink, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { readingAll, unreadNote } from './inbox.model.ts'
import { NoticeRow } from './notice-row.tsx'
import { useInbox, useReadNotices } from './use-inbox.ts'

/** Everything this person was told, newest first. */
export function InboxList({ communityId }: { communityId: string }) {
  const query = useInbox(communityId)
  const reading = useReadNotices(communityId)
  const online = useOnline()
  const now = useNow()
  usePageShow(() => {
    if (query.data) void query.refetch()
  })
  const opened = ({ id, read, case: about, page }: Notice) => {
    if (!read) reading.mutate({ ids: [id] })
    if (about) open('case', { communityId, caseId: about.id })
    if (page !== null && page !== 'tell-backs') open(page, { communityId })
  }
  const pages = query.data?.pages ?? []
  const all = readingAll(pages)
  return (
    <>
      <View className="flex mb3">
        <View className="t-note num grow">{pages[0] ? unreadNote(pages[0].unread) : ''}</View>
        {all && <TextLink text="全部已读" onPress={() => reading.mutate(all)} />}
        <TextLink text="消息设置" onPress={() => open('message-settings', { communityId })} />
      </View>
      {reading.error && (
        <NoticeBox kind="error" title="没有记成看过" text={faultText(reading.error, online)} className="mb3" />
      )}
      <ListState
        query={query}
        cards={3}
        empty={<EmptyState icon="bell" title="还没有消息" text="您的事有了进展、有要您办的，会写在这里" />}
      >
        {(items) => (
          <Card inner="flush">
            {items.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} now={now} onOpen={opened} />
            ))}
          </Card>
        )}
      </ListState>
    </>
  )
}
