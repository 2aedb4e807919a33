import { LIMITS, STEP_BACK_TIES, type StepBackTie } from '@juwuye/domain'
import { STEP_BACK_TIE_LABELS } from '@juwuye/messages'
import { confirm } from '../../../platform/dialogs.ts'
import { FormItem, Notice, RadioList } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { doersOf } from '../seats.model.ts'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

const TIES = STEP_BACK_TIES.map((value) => ({ value, label: STEP_BACK_TIE_LABELS[value] }))

interface StepBackInHand {
  /** A node of the doer's. */
  nodeId: string
  tie: StepBackTie | undefined
  reason: string
}

/** 我要回避: related to the doer, so somebody else is to look. */
export function StepBackSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const doers = doersOf(context)
  const initial: StepBackInHand = { nodeId: '', tie: undefined, reason: '' }
  const draft = useActDraft(context, initial)
  const { tie, reason } = draft.value
  const doer = doers.find(({ value }) => value === draft.value.nodeId) ?? (doers.length === 1 ? doers[0] : undefined)
  const send = async () => {
    if (!doer || !tie) return
    const text = `${doer.label}在这件事里做的，您都不再核验，改不回来。这一席还有别人，就由他们来看；没有别人，按次序换一席。`
    if (!(await confirm({ title: '您要回避吗？', text, yes: '回避' }))) return
    const body = { nodeId: doer.value, tie, reason: draft.latest.current.reason }
    if (await act.send('step-back', body)) draft.clear()
  }
  const unsaid = tie === 'other' && reason.trim() === '' ? '写一句是什么关系' : undefined
  const wait = doer ? (tie ? unsaid : '先选是什么关系') : '先选和哪一家有关系'
  return (
    <ActSheet
      context={context}
      act={act}
      title="我要回避"
      note="和做事的一方有关系，就请别人来看"
      tall
      fields={['nodeId', 'tie', 'reason']}
      wait={wait}
      foot={<SendButton context={context} act={act} text="回避" disabled={wait !== undefined} onPress={send} />}
    >
      {doers.length > 1 && (
        <FormItem label="和哪一家有关系" error={act.at('nodeId')}>
          <RadioList
            label="和哪一家有关系"
            choices={doers}
            value={doer?.value}
            onChange={(nodeId) => draft.change({ nodeId })}
          />
        </FormItem>
      )}
      <FormItem label="是什么关系" error={act.at('tie')}>
        <RadioList label="是什么关系" choices={TIES} value={tie} onChange={(value) => draft.change({ tie: value })} />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="想说的话"
        hint={tie === 'other' ? '写一句是什么关系' : '可以不写'}
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：我家老二在物业上班"
      />
      <Notice icon="lock" title="什么关系，只有社工看得到" text="别家只看到这一席有人回避" />
    </ActSheet>
  )
}
