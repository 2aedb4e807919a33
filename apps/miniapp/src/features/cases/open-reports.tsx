import { whenText } from '@juwuye/messages'
import type { CaseView } from '@juwuye/types'
import { Card, View } from '../../ui/index.ts'

/** What was said about the public page and waits for an answer. Who said it is not kept. */
export function OpenReports({ reports, now }: { reports: CaseView['reports']; now: number }) {
  return (
    <>
      {reports.map(({ id, at, reason }) => (
        <Card key={id}>
          <View className="t-body quote">“{reason}”</View>
          <View className="t-note num">{whenText(at, now)}</View>
        </Card>
      ))}
    </>
  )
}
