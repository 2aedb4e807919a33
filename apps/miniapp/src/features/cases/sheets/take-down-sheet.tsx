import { FormItem } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { OpenReports } from '../open-reports.tsx'
import { Points } from '../points.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

/** 先撤下公示 */
export function TakeDownSheet({ context }: ActSheetProps) {
  const { view, now } = context
  const after = [
    '公示栏里没有了，发出去的链接也打不开',
    ...(view.state === 'publicised' ? ['公示期先停下，恢复了接着算'] : []),
    '改好了，可以恢复公示',
  ]
  return (
    <ReasonSheet
      context={context}
      action="take-down"
      title="先撤下公示"
      button={{ text: '撤下来', kind: 'danger' }}
      sure={{ title: '先撤下公示？', text: '撤下以后，谁都看不到这一页。', yes: '撤下' }}
      field={{
        label: '为什么撤下',
        hint: '吹哨的邻居看得到',
        placeholder: '比如：有一张照片露了车牌，先撤下来换掉',
      }}
    >
      {view.reports.length > 0 && (
        <FormItem label={`反映的问题，${view.reports.length} 条`} hint="撤下来，就算一起答复了">
          <OpenReports reports={view.reports} now={now} />
        </FormItem>
      )}
      <FormItem label="撤下以后">
        <Points of={after} />
      </FormItem>
    </ReasonSheet>
  )
}
