import type { Notice } from '@juwuye/types'
import { ClockChip, Icon, Phrases, Press, View } from '../../ui/index.ts'
import { noticeNote } from './inbox.model.ts'

interface NoticeRowProps {
  notice: Notice
  now: number
  onOpen: (notice: Notice) => void
}

/** One message; opens its case, where its reader may see it, or its page. */
export function NoticeRow({ notice, now, onOpen }: NoticeRowProps) {
  const { text, read, urgent } = notice
  const leads = notice.case !== null || notice.page !== null
  const body = (
    <>
      {read ? <Icon name="check" tone="note" /> : <Icon name="bell" />}
      <View className="grow ml3">
        {urgent && (
          <View className="clock-line">
            <ClockChip state="normal" icon="warn" text="急" />
          </View>
        )}
        <View className={`t-body${read ? '' : ' strong'}`}>{text}</View>
        <View className="t-note num">
          <Phrases of={noticeNote(notice, now)} between="，" />
        </View>
      </View>
      {leads && <Icon name="right" tone="note" className="row-go" />}
    </>
  )
  if (read && !leads) return <View className="row">{body}</View>
  return (
    <Press className="row" onPress={() => onOpen(notice)}>
      {body}
    </Press>
  )
}
