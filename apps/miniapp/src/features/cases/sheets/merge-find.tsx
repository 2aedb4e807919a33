import type { CaseCard } from '@juwuye/types'
import { useState } from 'react'
import { LoadState } from '../../../shared/load-state.tsx'
import { Field, FormItem, RadioList, View } from '../../../ui/index.ts'
import type { ActContext } from '../act-context.ts'
import { candidateNote, mergeCandidates, notMergeable } from '../merge.model.ts'
import { useMergeCandidates } from '../use-merge.ts'

interface MergeFindProps {
  context: ActContext
  chosen: string | undefined
  onChoose: (id: string) => void
}

/** The other case: among those that may be the same, in the estate's list, or by its number. */
export function MergeFind({ context, chosen, onChoose }: MergeFindProps) {
  const { view } = context
  const [searched, search] = useState('')
  const { similar, list } = useMergeCandidates(context, searched)
  const choices = (cards: readonly CaseCard[]) =>
    cards.map((card) => ({
      value: card.id,
      label: card.title,
      note: candidateNote(card, view),
      disabled: notMergeable(card, view) !== undefined,
    }))
  return (
    <>
      <Field
        name="merge-q"
        label="按编号或名字找"
        placeholder="比如：0012，消火栓"
        onCommit={(text) => search(text.trim())}
      />
      <LoadState query={list} cards={2}>
        {({ pages }) => {
          const found = pages.flatMap(({ items }) => items)
          if (searched) {
            return (
              <FormItem label="找到的">
                {found.length === 0 && <View className="t-note">没有这样的，换个说法再找</View>}
                <RadioList label="找到的" choices={choices(found)} value={chosen} onChange={onChoose} />
              </FormItem>
            )
          }
          const fit = mergeCandidates(similar.data?.items ?? [], found, view)
          return (
            <>
              {fit.similar.length > 0 && (
                <FormItem label="可能是同一件">
                  <RadioList label="可能是同一件" choices={choices(fit.similar)} value={chosen} onChange={onChoose} />
                </FormItem>
              )}
              <FormItem label="小区里正在办的">
                {fit.others.length === 0 && <View className="t-note">没有别的了</View>}
                <RadioList label="小区里正在办的" choices={choices(fit.others)} value={chosen} onChange={onChoose} />
              </FormItem>
            </>
          )
        }}
      </LoadState>
    </>
  )
}
