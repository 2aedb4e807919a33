import { shortHead } from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { isSinglePage } from '../../platform/share.ts'
import { now } from '../../shared/clock.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Button, Icon, Text, TextLink, View } from '../../ui/index.ts'
import { verdictText } from './record-check.model.ts'
import { useRecordCheck } from './use-publicity.ts'

/** The record behind the page: its fingerprint, how to check it, and what is left out. */
export function ChainNote({ view }: { view: PublicationView }) {
  const [told, tell] = useState(false)
  const head = view.body.chainHead
  return (
    <View className="block">
      <View className="flex t-note">
        <Icon name="lock" tone="note" size="s" gap />
        <View className="grow num">记录的指纹 {shortHead(head)}</View>
        <TextLink text={told ? '收起' : '怎么核对'} onPress={() => tell(!told)} />
      </View>
      {told && (
        <View className="mt2">
          <View className="t-note">
            办这件事的每一步都按先后记下，后一条带着前一条的指纹，改动一个字，后面就都对不上。公示时最后一条的指纹是：
          </View>
          <Text className="t-note num" selectable>
            {head}
          </Text>
          {!isSinglePage() && <Check view={view} />}
        </View>
      )}
      <View className="t-note mt1">公示前社工逐条看过，不写姓名、电话和门牌。</View>
    </View>
  )
}

function Check({ view: { communityId, id } }: { view: PublicationView }) {
  const check = useRecordCheck(communityId, id)
  const { data } = check
  return (
    <View className="mt2">
      <Button text="核对记录" icon="refresh" loading={check.isPending} onPress={() => check.mutate()} />
      {data && (
        <View className={`t-note mt2 num ${data.ok ? 'c-ok' : 'c-late'}`} role="status">
          {verdictText(data, now())}
        </View>
      )}
      {check.error && <View className="t-note c-late mt2">{faultText(check.error)}</View>}
      <TextLink text="看每天的日指纹" className="mt2" onPress={() => open('day-heads', { communityId })} />
    </View>
  )
}
