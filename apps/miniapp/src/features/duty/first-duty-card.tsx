import type { MyDuty } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { Button, Card, ClockChip, EmptyState, View } from '../../ui/index.ts'
import { firstDuty } from './my-duty.model.ts'

interface FirstDutyCardProps {
  communityId: string
  duty: MyDuty
  now: number
  /** Checks in to the shift of this id; null: to whatever is due, or to a seat that stays empty. */
  onScan: (shiftId: string | null) => void
}

/** What duty asks of me now: check in, hand over, or nothing yet. */
export function FirstDutyCard({ communityId, duty, now, onScan }: FirstDutyCardProps) {
  const first = firstDuty(duty, now)
  const standIn = duty.person && (
    <View className="mt3">
      <Button text="来替班，扫码签到" icon="scan" onPress={() => onScan(null)} />
    </View>
  )
  if (first.kind === 'none') {
    return (
      <>
        <EmptyState icon="clock" title="还没有排您的班" text="排好了会告诉您，这里也看得到" />
        {standIn}
      </>
    )
  }
  const words = (
    <>
      <View className="t-title num mt1">{first.title}</View>
      <View className="t-note num">{first.note}</View>
    </>
  )
  if (first.kind === 'open') {
    const { attendanceId } = first
    return (
      <Card tone="you">
        <ClockChip state="ok" text="您正在值班" />
        {words}
        <Button
          text="交班、签退"
          kind="whistle"
          icon="swap"
          className="mt3"
          onPress={() => open('duty/hand-over', { communityId, attendanceId })}
        />
      </Card>
    )
  }
  if (first.kind === 'due') {
    return (
      <Card tone="you">
        <ClockChip state="you" icon="bell" text={first.late ? '到您的班了，还没签到' : '今天轮到您'} />
        {words}
        <Button text="扫码签到" kind="whistle" icon="scan" className="mt3" onPress={() => onScan(first.shift.id)} />
        <View className="t-note mt2 more centre-row">到站里，扫门口平板上的码</View>
      </Card>
    )
  }
  if (first.kind === 'missed') {
    return (
      <Card>
        <ClockChip state="late" text="今天的班没有签到" />
        {words}
        <View className="t-body mt2">到了站里的，请社工替您补记，写明原因</View>
        {standIn}
      </Card>
    )
  }
  return (
    <Card>
      <ClockChip state="normal" text="下一班" />
      {words}
      {standIn}
    </Card>
  )
}
