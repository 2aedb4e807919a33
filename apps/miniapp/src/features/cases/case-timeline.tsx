import { whenText } from '@juwuye/messages'
import type { CaseView, ChainCheck, TimelineEntry } from '@juwuye/types'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/call.ts'
import { faultText } from '../../shared/faults.model.ts'
import { Card, Icon, Phrases, Section, Text, TextLink, Thumbs, Timeline, View } from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'
import { photoItem } from './photo-items.ts'
import { recordedPhrases } from './recorded.model.ts'

const SHOWN = 5
const SENT_BACK: readonly TimelineEntry['kind'][] = ['node.returned', 'refused']

function entry({ seq, at, kind, by, text, words, voice, photos, recorded }: TimelineEntry, now: number) {
  const more = (recorded || words || voice || photos.length > 0) && (
    <>
      {recorded && (
        <View className="t-note num">
          <Phrases of={recordedPhrases(recorded, now)} />
        </View>
      )}
      {words && <View className="t-body quote mt1">“{words}”</View>}
      {voice && <HeardVoice voice={voice} />}
      {photos.length > 0 && (
        <View className="mt2">
          <Thumbs photos={photos.map(photoItem)} />
        </View>
      )}
    </>
  )
  return {
    key: `${seq}`,
    title: text,
    note: `${whenText(at, now)}·${by?.name ?? '到时间自动办'}`,
    state: SENT_BACK.includes(kind) ? ('late' as const) : ('past' as const),
    more,
  }
}

interface CaseTimelineProps {
  communityId: string
  view: CaseView
  now: number
}

/** 经过: everything that happened, newest first, and whether the record is whole. */
export function CaseTimeline({ communityId, view, now }: CaseTimelineProps) {
  const [all, showAll] = useState(false)
  const { timeline } = view
  const shown = all ? timeline : timeline.slice(0, SHOWN)
  return (
    <Section title="经过" aside={`共 ${timeline.length} 条`}>
      <Card>
        <Timeline entries={shown.map((one) => entry(one, now))} />
        {timeline.length > SHOWN && (
          <TextLink text={all ? '只看最近的' : `看全部 ${timeline.length} 条`} onPress={() => showAll(!all)} />
        )}
        <View className="rule" />
        <CheckRecord communityId={communityId} caseId={view.id} />
      </Card>
    </Section>
  )
}

function CheckRecord({ communityId, caseId }: { communityId: string; caseId: string }) {
  const check = useMutation({
    mutationFn: () => call<ChainCheck, 'chain'>('chain', { params: { communityId, caseId } }),
  })
  const { data, error, isPending } = check
  return (
    <>
      <View className="flex">
        <Icon name="lock" gap />
        <Text className="t-note grow">只能往后加，不能删，不能改</Text>
        <TextLink text={isPending ? '正在核对…' : '核对记录'} onPress={() => !isPending && check.mutate()} />
      </View>
      <View role="status">
        {data?.ok && <View className="t-note c-ok strong num">核对过了：{data.events} 条，一条没少，一字没改</View>}
        {data && !data.ok && (
          <View className="t-note c-late strong num">第 {data.brokenAt} 条对不上，请告诉书记或镇街</View>
        )}
        {error && <View className="t-note c-late">{faultText(error)}</View>}
      </View>
    </>
  )
}
