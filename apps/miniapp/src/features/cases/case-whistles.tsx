import { CHANNEL_LABELS, VISIBILITY_LABELS, whenText } from '@juwuye/messages'
import type { CaseView, WhistleView } from '@juwuye/types'
import { useState } from 'react'
import { Card, Section, TextLink, Thumbs, Timeline, View } from '../../ui/index.ts'
import { photoItem } from './photo-items.ts'

const SHOWN = 3

/** “王阿姨，昨天 20:15，打电话来说，匿名” */
function whistleNote(whistle: WhistleView, now: number): string {
  const who = whistle.mine ? '您' : (whistle.by ?? '一位邻居')
  const channel = whistle.channel === 'own' ? undefined : CHANNEL_LABELS[whistle.channel]
  const seen = whistle.visibility === 'named' ? undefined : VISIBILITY_LABELS[whistle.visibility]
  const back = whistle.withdrawn ? '已撤回' : undefined
  return [who, whenText(whistle.receivedAt, now), channel, seen, back].filter(Boolean).join('，')
}

/** What the neighbours said, as far as the viewer may read it. */
export function CaseWhistles({ view, now }: { view: CaseView; now: number }) {
  const [all, showAll] = useState(false)
  const readable = view.whistles.filter((one) => one.mine || one.text !== null || one.photos.length > 0)
  if (readable.length === 0) return null
  const shown = all ? readable : readable.slice(0, SHOWN)
  const entries = shown.map((one) => ({
    key: one.id,
    title: one.text ?? (one.joined ? '我也是' : '吹了哨'),
    note: whistleNote(one, now),
    more: one.photos.length > 0 && (
      <View className="mt2">
        <Thumbs photos={one.photos.map(photoItem)} />
      </View>
    ),
  }))
  return (
    <Section title="邻居怎么说" aside={`${view.whistleCount} 位`}>
      <Card>
        <Timeline entries={entries} />
        {readable.length > SHOWN && (
          <TextLink text={all ? '收起' : `还有 ${readable.length - SHOWN} 位`} onPress={() => showAll(!all)} />
        )}
      </Card>
    </Section>
  )
}
