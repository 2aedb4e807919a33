import type { CommunityFigures } from '@juwuye/types'
import { useState } from 'react'
import { Button, Section, View } from '../../ui/index.ts'
import { ComplaintsSheet } from './complaints-sheet.tsx'
import { complaintPoints } from './figures.model.ts'
import { MonthChart } from './month-chart.tsx'

/** Drawn once a number was entered for any month. */
export function ComplaintChart({ months }: Pick<ComplaintsProps, 'months'>) {
  const points = complaintPoints(months)
  if (points.every(({ now, before }) => now === null && before === null)) {
    return <View className="t-note">还没有填过</View>
  }
  return <MonthChart title="投诉" points={points} kind="bars" unit=" 件" />
}

interface ComplaintsProps {
  communityId: string
  months: CommunityFigures['complaints']
  mayEnter: boolean
}

/** 12345, letters and visits, month by month beside the year before. */
export function Complaints({ communityId, months, mayEnter }: ComplaintsProps) {
  const [entering, enter] = useState(false)
  return (
    <Section title="投诉">
      <View className="t-note mb2">12345、来信、来访，每月由社区填。吹哨不算投诉</View>
      <ComplaintChart months={months} />
      {mayEnter && (
        <View className="mt3">
          <Button text="填一个月的投诉数" icon="pen" onPress={() => enter(true)} />
        </View>
      )}
      {entering && <ComplaintsSheet communityId={communityId} onClose={() => enter(false)} />}
    </Section>
  )
}
