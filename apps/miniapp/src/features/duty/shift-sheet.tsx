import type { ShiftView } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Button, ClockChip, Facts, Sheet, View } from '../../ui/index.ts'
import { dayName, minutesText, shiftHours } from './duty-words.model.ts'
import { isForgotten, proofText, shiftChip } from './shift-state.model.ts'

interface ShiftSheetProps {
  communityId: string
  shift: ShiftView
  now: number
  onClose: () => void
}

/** One of my shifts: when, where, how it went; and the way to somebody else when I cannot come. */
export function ShiftSheet({ communityId, shift, now, onClose }: ShiftSheetProps) {
  const { attendance, fromAt, post, station, id: shiftId } = shift
  const chip = shiftChip(shift)
  const facts = [
    { name: '哪个站', text: station.name },
    { name: '哪个岗', text: post.name },
    ...(attendance
      ? [
          { name: '站了多久', text: minutesText(attendance.minutes) },
          { name: '怎么证明', text: proofText(attendance) },
        ]
      : []),
  ]
  const swap = () => {
    onClose()
    open('duty/swap', { communityId, shiftId, month: shift.day.slice(0, 7) })
  }
  const handOver = (attendanceId: string) => {
    onClose()
    open('duty/hand-over', { communityId, attendanceId })
  }
  const foot = isForgotten(shift, now) ? (
    <Button text="走的时候忘了，补写交班" icon="swap" onPress={() => handOver(attendance?.id ?? '')} />
  ) : (
    fromAt > now && <Button text="来不了，换班或请假" icon="swap" onPress={swap} />
  )
  return (
    <Sheet title={dayName(shift.day, now)} note={shiftHours(shift)} foot={foot || undefined} onClose={onClose}>
      {chip && (
        <View className="flex mb2">
          <ClockChip {...chip} />
        </View>
      )}
      <Facts of={facts} />
    </Sheet>
  )
}
