import { dayText } from '@juwuye/messages'
import type { TellBackSlip } from '@juwuye/types'
import { useState } from 'react'
import { canPrint, printPage } from '../../platform/print.ts'
import { now } from '../../shared/clock.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { ActionBar, Page, View } from '../../ui/index.ts'
import { useTellBackSlip } from './use-tell-backs.ts'

interface SlipScreenProps {
  communityId: string
  tellBackId: string
}

/** An A5 page in large letters, to be left on a neighbour's table. */
export function SlipScreen({ communityId, tellBackId }: SlipScreenProps) {
  const query = useTellBackSlip(communityId, tellBackId)
  const print = { key: 'print', text: '打印', kind: 'primary' as const, onPress: printPage }
  return (
    <Page title="打印字条" bar={canPrint && query.data ? <ActionBar actions={[print]} /> : undefined}>
      {!canPrint && (
        <View className="t-note mb3">手机里看得到，也可以念给他听。要打印，请在服务站的电脑上打开居物业。</View>
      )}
      <LoadState query={query}>{(slip) => <Slip slip={slip} />}</LoadState>
    </Page>
  )
}

function Slip({ slip }: { slip: TellBackSlip }) {
  const { to, title, number, lines, from, community, day } = slip
  const [at] = useState(now)
  return (
    <View className="slip">
      <View className="slip-to">{to}：</View>
      <View className="slip-title" heading={1}>
        {title}
      </View>
      {lines.map((line) => (
        <View key={line} className="slip-line">
          {line}
        </View>
      ))}
      <View className="slip-from">
        <View>
          {community}　{from}
        </View>
        <View className="num">{dayText(Date.parse(`${day}T12:00:00+08:00`), at)}</View>
        <View className="num">{number}</View>
      </View>
    </View>
  )
}
