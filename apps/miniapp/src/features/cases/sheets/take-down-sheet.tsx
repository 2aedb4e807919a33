import { LIMITS } from '@juwuye/domain'
import { confirm } from '../../../platform/dialogs.ts'
import { FormItem } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { OpenReports } from '../open-reports.tsx'
import { Points } from '../points.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 先撤下公示 */
export function TakeDownSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const { view, now } = context
  const draft = useActDraft(context, { reason: '' })
  const running = view.state === 'publicised'
  const after = [
    '公示栏里没有了，发出去的链接也打不开',
    ...(running ? ['公示期先停下，恢复了接着算'] : []),
    '改好了，可以恢复公示',
  ]
  const send = async () => {
    if (!(await confirm({ title: '先撤下公示？', text: '撤下以后，谁都看不到这一页。', yes: '撤下' }))) return
    if (await act.send('take-down', { reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="先撤下公示"
      fields={['reason']}
      foot={<SendButton context={context} act={act} kind="danger" text="撤下来" onPress={send} />}
    >
      {view.reports.length > 0 && (
        <FormItem label={`反映的问题，${view.reports.length} 条`} hint="撤下来，就算一起答复了">
          <OpenReports reports={view.reports} now={now} />
        </FormItem>
      )}
      <FormItem label="撤下以后">
        <Points of={after} />
      </FormItem>
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="为什么撤下"
        hint="吹哨的邻居看得到"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：有一张照片露了车牌，先撤下来换掉"
      />
    </ActSheet>
  )
}
