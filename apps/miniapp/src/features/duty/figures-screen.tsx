import type { DutyFigures } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/call.ts'
import { download } from '../../shared/download.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Card, Chips, EmptyState, Facts, ListRow, Section, TabHeader, View } from '../../ui/index.ts'
import { useNow } from '../cases/use-now.ts'
import { FaultNotice } from './fault-notice.tsx'
import { figureFacts, figureLine, SPANS, type Span, spanDays } from './figures.model.ts'

/** How often I stood; for the organiser also everybody, by name and in no order of merit. */
export function FiguresScreen({ communityId }: { communityId: string }) {
  const now = useNow()
  const [span, setSpan] = useState<Span>('this')
  const days = spanDays(span, now)
  const query = useQuery({
    queryKey: keys.dutyPart(communityId, 'figures', days.from, days.until),
    queryFn: ({ signal }) =>
      call<DutyFigures, 'dutyFigures'>('dutyFigures', { params: { communityId }, query: days, signal }),
  })
  return (
    <>
      <TabHeader title="值班的数" note="只给自己和排班的人看，不排名" />
      <Chips label="看哪一段" choices={SPANS} value={span} onChange={setSpan} />
      <View className="mt4">
        <LoadState query={query}>
          {(figures) => <Figures communityId={communityId} figures={figures} days={days} />}
        </LoadState>
      </View>
    </>
  )
}

interface FiguresProps {
  communityId: string
  figures: DutyFigures
  days: { from: string; until: string }
}

function Figures({ communityId, figures: { mine, all, people }, days }: FiguresProps) {
  if (!mine && !all) return <EmptyState icon="clock" title="这一段没有班" text="换一段时间看看" />
  return (
    <>
      {mine && (
        <Section title="我自己">
          <Card>
            <Facts of={figureFacts(mine)} />
          </Card>
        </Section>
      )}
      {all && (
        <Section title="全社区">
          <Card>
            <Facts of={figureFacts(all)} />
          </Card>
          <ExcelButton communityId={communityId} days={days} />
        </Section>
      )}
      {people.length > 0 && (
        <Section title="每个人">
          <Card inner="flush">
            {people.map(({ personId, name, ...figure }) => (
              <ListRow key={personId} title={name} note={figureLine(figure)} />
            ))}
          </Card>
        </Section>
      )}
    </>
  )
}

/** The same as a table to keep. */
function ExcelButton({ communityId, days }: Pick<FiguresProps, 'communityId' | 'days'>) {
  const save = useMutation({
    mutationFn: () =>
      download('dutyFiguresSheet', { params: { communityId }, query: days }, `值班-${days.from}-${days.until}.xlsx`),
  })
  return (
    <View className="mt3">
      <FaultNotice fault={save.error} title="没有导出来" />
      <Button text="导出 Excel 表" loading={save.isPending} onPress={() => save.mutate()} />
    </View>
  )
}
