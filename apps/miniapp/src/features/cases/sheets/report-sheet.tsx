import type { ActSheetProps } from '../act-context.ts'
import { reportHint } from '../deadlines.model.ts'
import { useDeadlines } from '../use-deadlines.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** 反映公示内容有问题 */
export function ReportSheet({ context }: ActSheetProps) {
  const deadlines = useDeadlines(context.communityId)
  return (
    <ReasonSheet
      context={context}
      action="report"
      title="公示内容有问题"
      note="露了谁的姓名、电话、脸，或者写得不对，都可以说；不写您是谁"
      button={{ text: '告诉社工', kind: 'primary' }}
      field={{
        label: '哪里有问题',
        hint: reportHint(deadlines),
        placeholder: '比如：第 2 张照片看得见我家的门牌号',
      }}
    />
  )
}
