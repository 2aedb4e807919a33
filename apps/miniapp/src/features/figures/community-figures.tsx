import { type FigureKey, monthOf } from '@juwuye/domain'
import { FIGURE_CLASS_LABELS, FIGURE_LABELS } from '@juwuye/messages'
import type { CommunityFigures } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { now } from '../../shared/clock.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, ListRow, Notice, Section, TabHeader, View } from '../../ui/index.ts'
import { Complaints } from './complaints.tsx'
import { ExcelButton } from './excel-button.tsx'
import { FigureRows } from './figure-rows.tsx'
import { valueText } from './figures.model.ts'
import { PeriodPicker } from './period-picker.tsx'
import { Told } from './told.tsx'
import { Trend } from './trend.tsx'
import { type Stretch, useFigures } from './use-figures.ts'
import './figures.css'

/** How the community does, for everybody who belongs to it and for whoever watches over it. */
export function CommunityFiguresScreen({ communityId }: { communityId: string }) {
  const [stretch, setStretch] = useState<Stretch>(() => ({ span: 'quarter', month: monthOf(now()) }))
  const query = useFigures(communityId, stretch)
  return (
    <>
      <TabHeader title={query.data?.name ?? '社区的数'} note="一次吹哨算一件·件数不是指标" />
      <PeriodPicker stretch={stretch} onChange={setStretch} />
      <View className="mt3">
        <LoadState query={query} cards={3}>
          {(figures) => <Figures figures={figures} stretch={stretch} />}
        </LoadState>
      </View>
    </>
  )
}

interface FiguresProps {
  figures: CommunityFigures
  stretch: Stretch
}

function Figures({ figures, stretch }: FiguresProps) {
  const {
    communityId,
    name,
    reader,
    mayEnter,
    rankFrom,
    now: these,
    before,
    months,
    complaints,
    privateMatters,
  } = figures
  const opens = (figure: FigureKey, more: { class?: string; estateId?: string } = {}) =>
    open('figures/cases', { communityId, figure, ...stretch, ...more })
  return (
    <>
      {these.whistles === 0 && (
        <Notice kind="info" title="这一段没有人吹哨" text="换一段时间看看，或者看下面的十二个月" className="mb3" />
      )}
      {reader !== 'member' && (
        <Notice
          kind="info"
          title={reader === 'town' ? '镇街只看数字' : '市级只看数字'}
          text={reader === 'town' ? '点开看得到公示的，和报上来的编号、时限' : '点开只看得到公示的'}
          className="mb3"
        />
      )}
      <FigureRows now={these} before={before} rankFrom={rankFrom} onOpen={opens} />
      {privateMatters !== null && <View className="t-note mt2">另有私事 {privateMatters} 件，只计件数</View>}
      <Trend months={months} />
      <Section title="按类别">
        <Card inner="flush">
          {figures.classes
            .filter((row) => row.figures.whistles > 0)
            .map(({ figureClass, figures: one }) => (
              <ListRow
                key={figureClass}
                title={FIGURE_CLASS_LABELS[figureClass]}
                note={<Told text={partLine(one)} />}
                aside={`${one.whistles} 件`}
                onPress={() => opens('whistles', { class: figureClass })}
              />
            ))}
          {these.whistles === 0 && <ListRow plain title="还没有" />}
        </Card>
      </Section>
      <Section title="按小区" aside={`不足 ${rankFrom} 件不作比较`}>
        <Card inner="flush">
          {figures.estates.map(({ estateId, name: estate, figures: one }) => (
            <ListRow
              key={estateId}
              title={estate}
              note={<Told text={partLine(one)} />}
              aside={`${one.whistles} 件`}
              onPress={one.whistles > 0 ? () => opens('whistles', { estateId }) : undefined}
            />
          ))}
        </Card>
      </Section>
      <Complaints communityId={communityId} months={complaints} mayEnter={mayEnter} />
      <ExcelButton of={{ communityId }} name={name} stretch={stretch} />
    </>
  )
}

/** 按时答复 75%（8 件）… of a class or an estate. */
const partLine = (one: CommunityFigures['now']): string =>
  (['response', 'resolution', 'satisfaction'] as const)
    .filter((key) => one[key].of > 0)
    .map((key) => `${FIGURE_LABELS[key]} ${valueText(one, key)}（${one[key].of} 件）`)
    .join('，') || '还没有到时限、也没有评价的'
