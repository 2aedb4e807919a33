import { POST_KIND_MARKS } from '@juwuye/messages'
import type { ShiftView } from '@juwuye/types'
import { ClockChip, ListRow, PartySquare, View } from '../../ui/index.ts'
import { spanText } from './duty-words.model.ts'
import { proofText, shiftChip } from './shift-state.model.ts'

interface ShiftRowProps {
  shift: ShiftView
  /** The station's name too. */
  several?: boolean
  onPress?: () => void
}

/** One seat as its organiser sees it: who, when, how it went; stands in a Card with inner="flush". */
export function ShiftRow({ shift, several = false, onPress }: ShiftRowProps) {
  const { post, station, person, attendance, gap } = shift
  const chip = shift.state === 'due' && person ? undefined : shiftChip(shift)
  const where = several ? `${station.name}·${post.name}` : post.name
  const more = gap?.text ?? (attendance && attendance.proof !== 'strong' ? proofText(attendance) : '')
  return (
    <ListRow
      title={person ? person.name : '还没有人'}
      note={[`${spanText(shift)} ${where}`, more].filter(Boolean).join('。')}
      lead={<PartySquare mark={POST_KIND_MARKS[post.kind]} />}
      below={
        chip && (
          <View className="clock-line mt1">
            <ClockChip {...chip} />
          </View>
        )
      }
      onPress={onPress}
    />
  )
}
