import type { FigureKey } from '@juwuye/domain'
import { FIGURE_LABELS } from '@juwuye/messages'
import type { CommunityFigures } from '@juwuye/types'
import { useState } from 'react'
import { Chips, Section, View } from '../../ui/index.ts'
import { FIGURES_SHOWN, nOf, pointsOf } from './figures.model.ts'
import { MonthChart } from './month-chart.tsx'

const CHOICES = [...FIGURES_SHOWN, 'whistles' as const].map((value) => ({ value, label: FIGURE_LABELS[value] }))

/** Twelve months of one figure, beside the year before. */
export function Trend({ months }: Pick<CommunityFigures, 'months'>) {
  const [figure, choose] = useState<FigureKey>('response')
  const told = months.some(({ now, before }) => nOf(now, figure) + nOf(before, figure) > 0)
  return (
    <Section title="近十二个月">
      <Chips label="看哪个数" choices={CHOICES} value={figure} onChange={choose} />
      <View className="mt3">
        {told ? (
          <MonthChart
            key={figure}
            title={FIGURE_LABELS[figure]}
            points={pointsOf(months, figure)}
            kind={figure === 'whistles' ? 'bars' : 'lines'}
            unit={figure === 'hours' ? ' 小时' : figure === 'whistles' ? ' 件' : '%'}
          />
        ) : (
          <View className="t-note">这两年里还没有</View>
        )}
      </View>
    </Section>
  )
}
