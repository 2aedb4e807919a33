import { shortHead } from '@juwuye/messages'
import type { PublicationView } from '@juwuye/types'
import { useState } from 'react'
import { isSinglePage } from '../../platform/share.ts'
import { faultText } from '../../shared/faults.model.ts'
import { useMe } from '../../shared/me.ts'
import { Button, Icon, Text, TextLink, View } from '../../ui/index.ts'
import { useChainCheck } from './use-publicity.ts'

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

function Check({ view: { communityId, caseId } }: { view: PublicationView }) {
  const me = useMe()
  const check = useChainCheck(communityId, caseId)
  if (!me.data) return null
  const { data } = check
  return (
    <View className="mt2">
      <Button text="从头核对一遍" icon="refresh" loading={check.isPending} onPress={() => check.mutate()} />
      {data?.ok && <View className="t-note c-ok mt2 num">{data.events} 条记录，核对过，前后都对得上</View>}
      {data && !data.ok && <View className="t-note c-late mt2 num">第 {data.brokenAt} 条对不上，请告诉社区</View>}
      {check.error && <View className="t-note c-late mt2">{faultText(check.error)}</View>}
    </View>
  )
}
