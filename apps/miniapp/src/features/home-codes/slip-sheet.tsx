import { dayText } from '@juwuye/messages'
import type { MadeHomeCodes } from '@juwuye/types'
import { canPrint, printPage } from '../../platform/print.ts'
import { now } from '../../shared/clock.ts'
import { Button, Notice, View } from '../../ui/index.ts'

interface SlipSheetProps {
  made: MadeHomeCodes
  community: string
  onDone: () => void
}

/** The slips of a batch, shown this once, to be printed and cut along the lines. */
export function SlipSheet({ made: { batch, codes }, community, onDone }: SlipSheetProps) {
  const { estate, building, endsAt } = batch
  return (
    <>
      <View className="no-print">
        <Notice
          kind="warn"
          title="这些码只出现这一次"
          text={canPrint ? '现在就打印。弄丢了，作废这一批再印' : '手机里印不了，请在服务站的电脑上打开居物业来印'}
          className="mb3"
        />
        {canPrint && <Button text="打印，A4 纸" kind="primary" className="mb3" onPress={printPage} />}
        <Button text="印好了" className="mb4" onPress={onDone} />
      </View>
      <View className="cut-sheet" role="list" label="住户码">
        {codes.map((code, place) => (
          <View key={code} className="cut-slip" role="listitem">
            <View className="cut-where num">
              {community} {estate} {building}，第 {place + 1} 张
            </View>
            <View className="cut-code num">{code}</View>
            <View className="cut-how num">
              打开“吹哨报到”，登记住处以后点“我的”，点“用住户码确认”，填上它。一张确认一位，到 {dayText(endsAt, now())}
              。
            </View>
          </View>
        ))}
      </View>
    </>
  )
}
