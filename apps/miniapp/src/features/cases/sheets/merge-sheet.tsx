import { LIMITS } from '@juwuye/domain'
import { useState } from 'react'
import { confirm } from '../../../platform/dialogs.ts'
import { LoadState } from '../../../shared/load-state.tsx'
import { Button, FormItem, Section, View } from '../../../ui/index.ts'
import type { ActContext, ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { mergeOutcome } from '../merge.model.ts'
import { Points } from '../points.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'
import { useCase } from '../use-case.ts'
import { CaseSide } from './case-side.tsx'
import { MergeFind } from './merge-find.tsx'

/** 和另一件合并: first the other case, then both beside each other and what will happen. */
export function MergeSheet({ context }: ActSheetProps) {
  const draft = useActDraft(context, { targetId: '', reason: '' })
  const { targetId } = draft.value
  const pick = (id: string) => draft.change({ targetId: id })
  if (targetId === '') return <FindStep context={context} onPick={pick} />
  return <CompareStep key={targetId} context={context} draft={draft} targetId={targetId} onOther={() => pick('')} />
}

function FindStep({ context, onPick }: { context: ActContext; onPick: (id: string) => void }) {
  const act = useAct(context)
  const [chosen, choose] = useState<string>()
  const foot = (
    <SendButton
      context={context}
      act={act}
      kind="primary"
      text="放在一起看看"
      disabled={!chosen}
      onPress={() => chosen && onPick(chosen)}
    />
  )
  return (
    <ActSheet
      context={context}
      act={act}
      title="和哪一件合并"
      note={`${context.view.number} 并过去，那一件接着办`}
      tall
      wait={chosen ? undefined : '先选那一件'}
      foot={foot}
    >
      <MergeFind context={context} chosen={chosen} onChoose={choose} />
    </ActSheet>
  )
}

interface CompareStepProps {
  context: ActContext
  draft: ReturnType<typeof useActDraft<{ targetId: string; reason: string }>>
  targetId: string
  onOther: () => void
}

function CompareStep({ context, draft, targetId, onOther }: CompareStepProps) {
  const act = useAct(context)
  const { view, communityId, now } = context
  const other = useCase(communityId, targetId)
  const target = other.data
  const merge = async () => {
    if (!target) return
    const text = `${view.number} 到此为止，邻居和说的话都到 ${target.number} 里去。`
    if (!(await confirm({ title: '两件并成一件？', text, yes: '合并' }))) return
    if (await act.send('merge', { targetId, reason: draft.latest.current.reason })) draft.clear()
  }
  const foot = (
    <>
      <Button text="换一件" onPress={onOther} />
      <SendButton context={context} act={act} kind="primary" text="并过去" disabled={!target} onPress={merge} />
    </>
  )
  return (
    <ActSheet
      context={context}
      act={act}
      title="是不是同一件事"
      note="两件都看一遍，再定"
      tall
      fields={['targetId', 'reason']}
      foot={foot}
      onRenewed={() => other.refetch()}
    >
      <LoadState query={other} cards={1}>
        {(there) => (
          <>
            <FormItem label="两件放在一起" error={act.at('targetId')}>
              <View className="sides">
                <CaseSide becomes="并过去" view={view} now={now} />
                <CaseSide becomes="接着办" view={there} now={now} />
              </View>
            </FormItem>
            <Section title="并了以后">
              <Points of={mergeOutcome(view, there, now)} />
            </Section>
            <View className="mt4" />
            <ActField
              act={act}
              draft={draft}
              field="reason"
              label="为什么是同一件"
              hint="两边的邻居都看得到"
              max={LIMITS.reasonChars}
              tall
              placeholder="比如：说的是同一根水管，隔了两天又有人吹哨"
            />
          </>
        )}
      </LoadState>
    </ActSheet>
  )
}
