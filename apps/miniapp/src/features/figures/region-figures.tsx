import { monthOf, type RankedBy } from '@juwuye/domain'
import type { RegionFigures } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, Chips, EmptyState, ListRow, Section, TabHeader, View } from '../../ui/index.ts'
import { ComplaintChart } from './complaints.tsx'
import { ExcelButton } from './excel-button.tsx'
import { FigureRows } from './figure-rows.tsx'
import { partRows, RANK_CHOICES } from './figures.model.ts'
import { PeriodPicker } from './period-picker.tsx'
import { Told } from './told.tsx'
import { Trend } from './trend.tsx'
import { type Stretch, useRegionFigures } from './use-figures.ts'
import './figures.css'

/** A town with its communities, or a city with its towns: sums only. */
export function RegionFiguresScreen({ regionId }: { regionId: string }) {
  const [stretch, setStretch] = useState<Stretch>(() => ({ span: 'quarter', month: monthOf(now()) }))
  const query = useRegionFigures(regionId, stretch)
  return (
    <>
      <TabHeader title={query.data?.name ?? '各社区的数'} note="只看数字·件数不是指标" />
      <PeriodPicker stretch={stretch} onChange={setStretch} />
      <View className="mt3">
        <LoadState query={query} cards={3}>
          {(figures) => <Figures figures={figures} stretch={stretch} />}
        </LoadState>
      </View>
    </>
  )
}

function Figures({ figures, stretch }: { figures: RegionFigures; stretch: Stretch }) {
  const { regionId, name, rankFrom, now: these, before, months, complaints, privateMatters } = figures
  return (
    <>
      <FigureRows now={these} before={before} rankFrom={rankFrom} />
      {privateMatters !== null && <View className="t-note mt2">另有私事 {privateMatters} 件，只计件数</View>}
      <Parts figures={figures} />
      <Trend months={months} />
      <Section title="投诉">
        <View className="t-note mb2 num">
          12345、来信、来访，各社区填的加起来；最近一个月 {complaints[complaints.length - 1]?.communities ?? 0}{' '}
          个社区填了
        </View>
        <ComplaintChart months={complaints} />
      </Section>
      <ExcelButton of={{ regionId }} name={name} stretch={stretch} />
    </>
  )
}

/** Its communities or towns, by name unless an order is asked for; below the n for all nobody is ranked. */
function Parts({ figures: { kind, parts, rankFrom } }: { figures: RegionFigures }) {
  const [by, order] = useState<RankedBy | 'name'>('name')
  return (
    <Section title={kind === 'town' ? '各社区' : '各镇街'} aside={`不足 ${rankFrom} 件不排`}>
      <Chips label="怎么排" choices={RANK_CHOICES} value={by} onChange={order} />
      <View className="mt3">
        {parts.length === 0 ? (
          <EmptyState icon="home" title={kind === 'town' ? '还没有社区' : '还没有镇街'} />
        ) : (
          <Card inner="flush">
            {partRows({ parts, rankFrom }, by).map(({ part, place, note }) => (
              <ListRow
                key={part.id}
                title={part.name}
                note={<Told text={note} />}
                aside={place === '' ? undefined : place}
                onPress={() =>
                  part.kind === 'town'
                    ? open('figures/region', { regionId: part.id })
                    : open('figures', { communityId: part.id })
                }
              />
            ))}
          </Card>
        )}
      </View>
    </Section>
  )
}
