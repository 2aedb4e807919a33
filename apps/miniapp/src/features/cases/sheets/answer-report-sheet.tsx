import { Notice, View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { OpenReports } from '../open-reports.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

/** 答复反映: the page stays as it is; where something is wrong with it, it is taken down instead. */
export function AnswerReportSheet({ context }: ActSheetProps) {
  const { reports } = context.view
  return (
    <ReasonSheet
      context={context}
      action="answer-report"
      title="答复反映"
      note="核对过没有问题，公示不变，说清为什么"
      button={{ text: '答复，公示不变' }}
      field={{
        label: '核对下来怎么样',
        hint: '谁都看得到，不写人名和门牌',
        placeholder: '比如：照片里是楼栋公告牌，不是住户门牌，没有露住址',
      }}
    >
      <OpenReports reports={reports} now={context.now} />
      {reports.length > 1 && <View className="t-note mt2 num">这 {reports.length} 条一起答复。</View>}
      <Notice className="mt3 mb4" title="真有问题，别在这里答复" text="用“先撤下公示”，改好了再恢复。" />
    </ReasonSheet>
  )
}
