import { useState } from 'react'
import { Card, Fold, View } from '../../ui/index.ts'
import { type ChartPoint, heardText, monthName, scaleOf, strokesOf, tied } from './figures.model.ts'

interface MonthChartProps {
  title: string
  points: readonly ChartPoint[]
  /** Counts stand as bars, rates and hours run as lines. */
  kind: 'bars' | 'lines'
  /** As it stands behind a number. */
  unit: '%' | ' 小时' | ' 件'
}

/** Twelve months and the same of the year before; drawn, told in one sentence, and as a table. In elder mode the table only. */
export function MonthChart({ title, points, kind, unit }: MonthChartProps) {
  const top = scaleOf(points, unit === '%')
  return (
    <Card inner="flush">
      <View className="more-block">
        <View className="chart" role="img" label={heardText(title, points)}>
          <View className="chart-key t-meta" hidden>
            <View className={`chart-mark ${kind === 'bars' ? 'chart-bar-now' : 'chart-line-now'}`} />
            <View className="chart-word">这一年</View>
            <View className={`chart-mark ${kind === 'bars' ? 'chart-bar-before' : 'chart-line-before'}`} />
            <View className="grow">上一年同月</View>
            <View className="num">{`最上面是 ${top}${unit}`}</View>
          </View>
          <View className="chart-field" hidden>
            {kind === 'bars' ? <Bars points={points} top={top} /> : <Lines points={points} top={top} />}
          </View>
          <View className="chart-months" hidden>
            {points
              .filter((_, place) => place % 3 === 2)
              .map(({ month }) => (
                <View key={month} className="chart-month t-meta num">{`${Number(month.slice(5, 7))} 月`}</View>
              ))}
          </View>
        </View>
      </View>
      <MonthTable title={title} points={points} />
    </Card>
  )
}

interface DrawnProps {
  points: readonly ChartPoint[]
  top: number
}

const share = (value: number | null, top: number) => `${((value ?? 0) / top) * 100}%`

function Bars({ points, top }: DrawnProps) {
  return (
    <View className="chart-cols">
      {points.map(({ month, now, before }) => (
        <View key={month} className="chart-col">
          <View className="chart-bar chart-bar-before" style={{ height: share(before, top) }} />
          <View className="chart-bar chart-bar-now" style={{ height: share(now, top) }} />
        </View>
      ))}
    </View>
  )
}

function Lines({ points, top }: DrawnProps) {
  const series = (['before', 'now'] as const).map((which) => ({ which, values: points.map((point) => point[which]) }))
  return (
    <View className="chart-lines">
      {series.map(({ which, values }) =>
        strokesOf(values, top).map((shape) => (
          <View key={`${which} ${shape}`} className={`chart-stroke chart-line-${which}`} style={{ clipPath: shape }} />
        )),
      )}
      {series.map(({ which, values }) => (
        <View key={which} className="chart-cols">
          {points.map(({ month }, place) => {
            const value = values[place] ?? null
            return (
              <View key={month} className="chart-col">
                {value !== null && (
                  <View className={`chart-dot chart-dot-${which}`} style={{ bottom: share(value, top) }} />
                )}
              </View>
            )
          })}
        </View>
      ))}
    </View>
  )
}

/** The same numbers, month by month, newest first. */
function MonthTable({ title, points }: Pick<MonthChartProps, 'title' | 'points'>) {
  const [open, setOpen] = useState(false)
  return (
    <Fold title="看成表" note={`${title}，十二个月`} open={open} onToggle={() => setOpen(!open)}>
      <View role="list" label={title}>
        {[...points].reverse().map(({ month, nowText, beforeText }, place, rows) => (
          <View key={month} className="table-row num" role="listitem">
            <View className="table-head">{monthName(month, rows[place - 1]?.month)}</View>
            <View className="table-values">
              <View className="table-now">{tied(nowText)}</View>
              <View className="table-before t-note">{tied(`上一年 ${beforeText}`)}</View>
            </View>
          </View>
        ))}
      </View>
    </Fold>
  )
}
