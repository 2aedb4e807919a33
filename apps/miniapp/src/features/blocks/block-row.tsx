import type { BlockView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { Button, Card, Pair, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { blockLines, blockTitle, lastDay } from './blocks.model.ts'
import { useRuleBlock, useSettleBlock } from './use-blocks.ts'
import { WordField } from './word-field.tsx'

interface BlockRowProps {
  communityId: string
  block: BlockView
}

/** One block as desk and town read it, with what waits on the reader. */
export function BlockRow({ communityId, block }: BlockRowProps) {
  const now = useNow()
  const { may } = block
  return (
    <Card tone={may.settle || may.rule ? 'you' : undefined}>
      <View className="t-head">{block.person}</View>
      <View className="t-note num">
        {blockTitle(block)} · 到 {lastDay(block, now)}
      </View>
      <View className="t-body quote mt2">“{block.reason}”</View>
      {blockLines(block, now).map((line) => (
        <View key={line} className="t-note num mt1">
          {line}
        </View>
      ))}
      {may.settle && <Settle communityId={communityId} block={block} />}
      {may.rule && <Rule communityId={communityId} block={block} />}
    </Card>
  )
}

function Settle({ communityId, block }: BlockRowProps) {
  const settle = useSettleBlock(communityId, block.id)
  const draft = useDraft(`settle-block.${block.id}`, 1, { reason: '' })
  const [missing, miss] = useState(false)
  const say = (confirm: boolean) => {
    const reason = draft.latest.current.reason.trim()
    miss(!confirm && reason === '')
    if (!confirm && reason === '') return
    settle.mutate(
      { confirm, reason },
      { onSuccess: (sent) => toast(sent.queued ? sent.said : confirm ? '从现在起限制' : '没有同意') },
    )
  }
  return (
    <View className="mt3">
      <WordField
        name={`settle-${block.id}`}
        label="您的理由"
        hint="不同意的，要写为什么"
        draft={draft}
        missing={missing}
        fault={settle.error}
      />
      <Pair>
        <Button text="不同意" disabled={settle.isPending} onPress={() => say(false)} />
        <Button text="同意限制" loading={settle.isPending} onPress={() => say(true)} />
      </Pair>
    </View>
  )
}

function Rule({ communityId, block }: BlockRowProps) {
  const rule = useRuleBlock(communityId, block.id)
  const draft = useDraft(`rule-block.${block.id}`, 1, { reason: '' })
  const [missing, miss] = useState(false)
  const say = (lift: boolean) => {
    const reason = draft.latest.current.reason.trim()
    miss(reason === '')
    if (reason === '') return
    rule.mutate(
      { lift, reason },
      { onSuccess: (sent) => toast(sent.queued ? sent.said : lift ? '限制取消了' : '维持限制') },
    )
  }
  return (
    <View className="mt3">
      <WordField
        name={`rule-${block.id}`}
        label="裁定的理由"
        hint="本人看得到"
        draft={draft}
        missing={missing}
        fault={rule.error}
      />
      <Pair>
        <Button text="维持限制" disabled={rule.isPending} onPress={() => say(false)} />
        <Button text="取消限制" loading={rule.isPending} onPress={() => say(true)} />
      </Pair>
    </View>
  )
}
