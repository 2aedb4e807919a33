import { View } from '../../../ui/index.ts'
import type { ActSheetProps } from '../act-context.ts'
import { rulingTerm } from '../deadlines.model.ts'
import { useDeadlines } from '../use-deadlines.ts'
import { ReasonSheet } from './reason-sheet.tsx'

/** 不服，申诉 */
export function AppealSheet({ context }: ActSheetProps) {
  const { decline } = context.view
  const deadlines = useDeadlines(context.communityId)
  return (
    <ReasonSheet
      context={context}
      action="appeal"
      spoken
      title="不服，申诉"
      note={`由没有经手的一方来定${rulingTerm(deadlines)}；可以申诉一次`}
      button={{ text: '提出申诉' }}
      field={{ label: '为什么应该受理', placeholder: '比如：这盏灯在小区里面，不在马路上' }}
    >
      {decline && (
        <View className="mb3">
          <View className="t-note">不受理的原因</View>
          <View className="t-body quote">“{decline.reason}”</View>
        </View>
      )}
    </ReasonSheet>
  )
}
