import type { StationView } from '@juwuye/types'
import { copyText } from '../../platform/copy-text.ts'
import { confirm } from '../../platform/dialogs.ts'
import { webAddress } from '../../platform/web-address.ts'
import { Button, Notice, Sheet, Text, View } from '../../ui/index.ts'
import { FaultNotice } from './fault-notice.tsx'
import { usePairTablet } from './use-setup.ts'

interface TabletSheetProps {
  communityId: string
  station: StationView
  onClose: () => void
}

/**
 * The way of the tablet to its page. The token stands behind `#`: a browser keeps that part to itself, so that it is in
 * no log.
 */
export function TabletSheet({ communityId, station, onClose }: TabletSheetProps) {
  const pair = usePairTablet(communityId)
  const paired = pair.data?.queued === false ? pair.data.answer : undefined
  const link = paired && webAddress(`/station#${paired.token}`)
  const begin = async () => {
    const text = '原来那台上的码，马上就不能用了'
    if (station.hasTablet && !(await confirm({ title: '换一台平板', text, yes: '换' }))) return
    pair.mutate(station.id)
  }
  const foot = link ? (
    <Button text="复制这个地址" kind="primary" onPress={() => void copyText(link)} />
  ) : (
    <>
      <FaultNotice fault={pair.error} title="没有配成" />
      <Button
        text={station.hasTablet ? '换一台平板' : '配一台平板'}
        kind="primary"
        loading={pair.isPending}
        onPress={() => void begin()}
      />
    </>
  )
  return (
    <Sheet title="门口的平板" note={station.name} foot={foot} onClose={onClose}>
      {link ? (
        <>
          <Notice
            title="在平板的浏览器里打开这个地址"
            text="把地址发到平板上，打开就行，以后开机再打开这一页。有这个地址的人都能看到码，别发到群里"
          />
          <View className="copyable mt3">
            <Text selectable>{link}</Text>
          </View>
        </>
      ) : (
        <View className="t-body">
          {station.hasTablet
            ? '这个站已经配过平板。换一台，或者地址让别人知道了，就再配一次，原来的马上作废。'
            : '平板放在站里，显示签到的码，每 30 秒换一次。配好以后，值班的人来扫。'}
        </View>
      )}
    </Sheet>
  )
}
