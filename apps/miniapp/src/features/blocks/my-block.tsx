import type { BlockView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { useDraft } from '../../shared/drafts.ts'
import { Button, Card, Notice, Section, View } from '../../ui/index.ts'
import { useNow } from '../cases/index.ts'
import { lastDay } from './blocks.model.ts'
import { useAppealBlock } from './use-blocks.ts'
import { WordField } from './word-field.tsx'

/** Why I may not whistle, until when, and what I can do. */
export function MyBlockCard({ communityId, block }: { communityId: string; block: BlockView }) {
  const now = useNow()
  const { appeal } = block
  return (
    <>
      <Card>
        <View className="t-head">您暂时不能吹哨</View>
        <View className="t-body num mt1">到 {lastDay(block, now)}为止，到时候自己就解除</View>
        <View className="t-note mt3">为什么</View>
        <View className="t-body quote">“{block.reason}”</View>
      </Card>
      <Notice
        className="mt3"
        title="遇到危险照样能吹哨"
        text="自己的事照样看进展、评价、申诉，公示照样看。急事也可以打电话，请社工代您登记"
      />
      {appeal && (
        <Section title={appeal.ruling ? '申诉没有成立' : '申诉交上去了'}>
          <Card>
            <View className="t-body quote">“{appeal.reason}”</View>
            <View className="t-note mt2">
              {appeal.ruling ? appeal.ruling.reason : '由镇街裁定，不由当初定的人来看。有了结果会告诉您'}
            </View>
          </Card>
        </Section>
      )}
      {block.may.appeal && <Appeal communityId={communityId} block={block} />}
    </>
  )
}

function Appeal({ communityId, block }: { communityId: string; block: BlockView }) {
  const draft = useDraft(`appeal-block.${block.id}`, 1, { reason: '' })
  const appeal = useAppealBlock(communityId, block.id)
  const [missing, miss] = useState(false)
  const send = () => {
    const reason = draft.latest.current.reason.trim()
    miss(reason === '')
    if (reason === '') return
    appeal.mutate(reason, {
      onSuccess: (sent) => {
        draft.clear()
        toast(sent.queued ? sent.said : '交给镇街了')
      },
    })
  }
  return (
    <Section title="觉得不对，可以申诉">
      <WordField
        name="appeal-reason"
        label="为什么不对"
        hint="只能申诉一次。镇街来看，不由当初定的人来看"
        placeholder="比如：那天是孩子拿我手机吹的"
        draft={draft}
        missing={missing}
        fault={appeal.error}
      />
      <Button text="交给镇街" kind="primary" loading={appeal.isPending} onPress={send} />
    </Section>
  )
}
