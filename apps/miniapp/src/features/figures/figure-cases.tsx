import { FIGURE_KEYS, FIGURE_SPANS, type FigureKey, type FigureSpan, periodOf } from '@juwuye/domain'
import {
  CLASS_LABELS,
  FIGURE_LABELS,
  FIGURE_NOTES,
  periodText,
  STATE_LABELS,
  SUPERVISION_LABELS,
  whenText,
} from '@juwuye/messages'
import type { FigureCases } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, Chips, EmptyState, ListRow, Phrases, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { countsAs, sideChoices } from './figures.model.ts'
import { useFigureCases } from './use-figures.ts'

interface FigureCasesProps {
  communityId: string
  figure: string | undefined
  span: string | undefined
  month: string | undefined
  class?: string
  estateId?: string
}

/** An address may say anything: what is no figure is the plainest one. */
const keyOf = (said: string | undefined): FigureKey => FIGURE_KEYS.find((key) => key === said) ?? 'whistles'
const spanOf = (said: string | undefined): FigureSpan => FIGURE_SPANS.find((span) => span === said) ?? 'month'

/** The cases behind a figure. */
export function FigureCasesScreen({ communityId, month, ...said }: FigureCasesProps) {
  const [figure, span] = [keyOf(said.figure), spanOf(said.span)]
  const [side, choose] = useState<'all' | 'part' | 'rest'>('all')
  const query = useFigureCases(communityId, {
    ...{ figure, span, month, estateId: said.estateId },
    ...(said.class !== undefined && { class: said.class }),
    ...(side !== 'all' && { only: side }),
  })
  const choices = sideChoices(figure)
  return (
    <>
      <TabHeader
        title={FIGURE_LABELS[figure]}
        note={[month && periodText(periodOf(span, month)), FIGURE_NOTES[figure]].filter(Boolean).join('·')}
      />
      {choices.length > 0 && <Chips even label="看哪一边" choices={choices} value={side} onChange={choose} />}
      <View className="mt3">
        <ListState query={query} cards={3} empty={<Empty query={query} />}>
          {(items, first) => (
            <>
              <Card inner="flush">
                {items.map((row) => (
                  <CaseRow key={row.caseId} communityId={communityId} row={row} figure={figure} />
                ))}
              </Card>
              {(first?.unlisted ?? 0) > 0 && (
                <View className="t-note mt2 num">另有 {first?.unlisted} 件算在数里，没有公示，不在这里列出</View>
              )}
            </>
          )}
        </ListState>
      </View>
    </>
  )
}

function Empty({ query }: { query: ReturnType<typeof useFigureCases> }) {
  const unlisted = query.data?.pages[0]?.unlisted ?? 0
  return unlisted > 0 ? (
    <EmptyState icon="lock" title="这里没有可以列出的" text={`有 ${unlisted} 件算在数里，没有公示，不在这里列出`} />
  ) : (
    <EmptyState icon="okc" title="这一段没有" text="换一段时间，或者换一边看看" />
  )
}

type Row = FigureCases['items'][number]

function CaseRow({ communityId, row, figure }: { communityId: string; row: Row; figure: FigureKey }) {
  const now = useNow()
  const { caseId, number, class: caseClass, state, title, publicationId, level, dueAt } = row
  const go = row.open
    ? () => open('case', { communityId, caseId })
    : publicationId !== null
      ? () => open('result', { communityId, publicationId })
      : undefined
  const head = [number, caseClass && CLASS_LABELS[caseClass], state && STATE_LABELS[state]].filter(
    (part) => part !== null,
  )
  const counts = countsAs(row, figure)
  const times = [
    `${whenText(row.receivedAt, now)} 吹哨`,
    level === null ? '' : SUPERVISION_LABELS[level as keyof typeof SUPERVISION_LABELS],
    dueAt === null ? '' : `${whenText(dueAt, now)} 到时限`,
  ]
  return (
    <ListRow
      title={title ?? head.join(' · ')}
      note={title === null ? undefined : <Phrases of={head} between="·" />}
      below={
        <View className="t-note num">
          {counts && <View className="strong">{counts}</View>}
          <Phrases of={times.filter(Boolean)} between="，" />
        </View>
      }
      onPress={go}
    />
  )
}
