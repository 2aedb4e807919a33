import { dayTimeText } from '@juwuye/messages'
import type { MadeInvitation } from '@juwuye/types'
import { copyText } from '../../platform/copy-text.ts'
import { toast } from '../../platform/dialogs.ts'
import { canPrint, printPage } from '../../platform/print.ts'
import { now } from '../../shared/clock.ts'
import { Button, Img, Notice, View } from '../../ui/index.ts'
import { offeredNote, offeredTitle } from './opening.model.ts'

interface CodeCardProps {
  made: MadeInvitation
  community: string
  onDone: () => void
}

/** The code, shown this once: to be scanned, printed or passed on. */
export function CodeCard({ made: { invitation, link, picture }, community, onDone }: CodeCardProps) {
  const { uses, endsAt } = invitation
  const copy = async () => toast((await copyText(link)) ? '链接拷好了，发给本人' : '没有拷成，请让对方扫码')
  return (
    <>
      <View className="no-print">
        <Notice
          kind="warn"
          title="这张码只出现这一次"
          text="关掉就看不到了，弄丢了可以重发。谁拿着都能用，请只给本人"
          className="mb3"
        />
      </View>
      <View className="slip invite-slip">
        <View className="slip-to">{community}</View>
        <View className="slip-title" heading={2}>
          请您来做{offeredTitle(invitation)}
        </View>
        {offeredNote(invitation) && <View className="slip-line">{offeredNote(invitation)}</View>}
        <Img className="invite-code" src={picture} alt="邀请的码" mode="aspectFit" />
        <View className="slip-line">打开“吹哨报到”小程序，点“我的”里的“扫邀请码”。</View>
        <View className="slip-from num">
          {uses === 1 ? '只能用一次' : `最多 ${uses} 位`}，到 {dayTimeText(endsAt, now())} 为止
        </View>
      </View>
      <View className="no-print mt4">
        {canPrint && <Button text="打印这张" kind="primary" icon="book" className="mb3" onPress={printPage} />}
        <Button text="拷贝链接，发给本人" className="mb3" onPress={copy} />
        <Button text="好了" onPress={onDone} />
      </View>
    </>
  )
}
