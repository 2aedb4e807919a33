import { dayTimeText, whenText } from '@juwuye/messages'
import type { CaseView, RulingView } from '@juwuye/types'
import { Card, ClockChip, Section, Text, View } from '../../ui/index.ts'
import { appealsOf } from './board.model.ts'

/** 申诉: what was said against not taking a matter on, who decides until when, and what they said. */
export function CaseAppeals({ view, now }: { view: CaseView; now: number }) {
  const appeals = appealsOf(view)
  if (appeals.length === 0) return null
  return (
    <Section title="申诉">
      {appeals.map((appeal) => (
        <Appeal key={appeal.id} appeal={appeal} now={now} />
      ))}
    </Section>
  )
}

function Appeal({ appeal, now }: { appeal: RulingView; now: number }) {
  const { outcome, body, reason, answer, at, dueAt, mine } = appeal
  return (
    <Card tone={mine ? 'you' : undefined}>
      <View className={`t-body${reason ? ' quote' : ''}`}>{reason ? `“${reason}”` : '吹哨的邻居不服，提出申诉'}</View>
      <View className="t-note num">{whenText(at, now)} 提的</View>
      {outcome === null ? (
        <View className="clock-line mt2">
          <ClockChip state={now > dueAt ? 'late' : 'normal'} text={mine ? '等您裁定' : `等${body}裁定`} />
          <Text className="t-note num">{dayTimeText(dueAt, now)} 前</Text>
        </View>
      ) : (
        <View className="t-note strong mt2">
          {body}裁定：{outcome === 'upheld' ? '申诉成立，重新受理' : '申诉不成立'}
        </View>
      )}
      {answer && <View className="t-note c-ink quote mt1">“{answer}”</View>}
    </Card>
  )
}
