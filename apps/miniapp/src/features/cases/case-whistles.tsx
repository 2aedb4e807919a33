import type { CaseView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Card, Section, TextLink, Thumbs, Timeline, View } from '../../ui/index.ts'
import { HeardVoice } from '../voice/heard-voice.tsx'
import { whistleNote } from './case-words.model.ts'
import { photoItem } from './photo-items.ts'

const SHOWN = 3

/** What the neighbours said, as far as the viewer may read it. */
export function CaseWhistles({ communityId, view, now }: { communityId: string; view: CaseView; now: number }) {
  const [all, showAll] = useState(false)
  const readable = view.whistles.filter(
    (one) => one.mine || one.text !== null || one.voice !== null || one.photos.length > 0,
  )
  if (readable.length === 0) return null
  const shown = all ? readable : readable.slice(0, SHOWN)
  const entries = shown.map((one) => ({
    key: one.id,
    title: one.text || (one.voice ? '说了一段话' : one.joined ? '我也是' : '吹了哨'),
    note: whistleNote(one, now),
    more: (one.voice !== null || one.photos.length > 0 || one.mayBlock) && (
      <View className="mt2">
        {one.voice && <HeardVoice voice={one.voice} />}
        {one.photos.length > 0 && <Thumbs photos={one.photos.map(photoItem)} />}
        {one.mayBlock && (
          <TextLink
            text="一再乱吹的，提出限制"
            onPress={() => open('blocks', { communityId, caseId: view.id, whistleId: one.id })}
          />
        )}
      </View>
    ),
  }))
  return (
    <Section title="邻居怎么说" aside={`${view.state === 'merged' ? readable.length : view.whistleCount} 位`}>
      <Card>
        <Timeline entries={entries} />
        {readable.length > SHOWN && (
          <TextLink text={all ? '收起' : `还有 ${readable.length - SHOWN} 位`} onPress={() => showAll(!all)} />
        )}
      </Card>
    </Section>
  )
}
