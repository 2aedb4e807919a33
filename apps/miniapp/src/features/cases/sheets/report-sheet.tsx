import { LIMITS } from '@juwuye/domain'
import type { ActSheetProps } from '../act-context.ts'
import { ActField } from '../act-field.tsx'
import { ActSheet, SendButton } from '../act-sheet.tsx'
import { useAct } from '../use-act.ts'
import { useActDraft } from '../use-act-draft.ts'

/** 反映公示内容有问题 */
export function ReportSheet({ context }: ActSheetProps) {
  const act = useAct(context)
  const draft = useActDraft(context, { reason: '' })
  const send = async () => {
    if (await act.send('report', { reason: draft.latest.current.reason })) draft.clear()
  }
  return (
    <ActSheet
      context={context}
      act={act}
      title="公示内容有问题"
      note="露了谁的姓名、电话、脸，或者写得不对，都可以说；不写您是谁"
      fields={['reason']}
      foot={<SendButton context={context} act={act} kind="primary" text="告诉社工" onPress={send} />}
    >
      <ActField
        act={act}
        draft={draft}
        field="reason"
        label="哪里有问题"
        hint="24 小时内，社工答复，或者先撤下来"
        max={LIMITS.reasonChars}
        tall
        placeholder="比如：第 2 张照片看得见我家的门牌号"
      />
    </ActSheet>
  )
}
