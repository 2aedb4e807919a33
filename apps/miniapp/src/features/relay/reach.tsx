import type { ReachFigures } from '@juwuye/types'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../shared/call.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, Chips, EmptyState, Facts, Section, TabHeader } from '../../ui/index.ts'
import { monthChoices, onTimeText } from './reach.model.ts'

/** Elders visited, whistles relayed, told back in time: building by building, in the order of the map. No ranking. */
export function ReachView({ communityId }: { communityId: string }) {
  const [choices] = useState(() => monthChoices(Date.now()))
  const [from, choose] = useState(choices[0]?.value ?? '')
  const until = choices.find(({ value }) => value === from)?.until
  const query = useQuery({
    queryKey: keys.reach(communityId, from),
    queryFn: ({ signal }) =>
      call<ReachFigures, 'reach'>('reach', { params: { communityId }, query: { from, until }, signal }),
  })
  return (
    <>
      <TabHeader title="走访和回告" note="各幢的数，按地图上的先后排，不比高低" />
      <Chips label="看哪个月" choices={choices} value={from} onChange={choose} />
      <LoadState
        query={query}
        isEmpty={({ buildings }) => buildings.length === 0}
        empty={<EmptyState icon="home" title="还没有要照看的楼" text="楼栋长照看哪几幢，由社工来定" />}
      >
        {({ buildings }) => buildings.map((building) => <BuildingFigures key={building.id} building={building} />)}
      </LoadState>
    </>
  )
}

function BuildingFigures({ building }: { building: ReachFigures['buildings'][number] }) {
  const { estate, name, heads, neighbours, visited, relayed, overdueNow } = building
  return (
    <Section title={`${estate} ${name}`} aside={heads.join('、') || '社工'}>
      <Card>
        <Facts
          wide
          of={[
            { name: '名单上的邻居', text: `${neighbours} 位` },
            { name: '走访、听说过的', text: `${visited} / ${neighbours} 位` },
            { name: '替他们报的', text: `${relayed} 件` },
            { name: '按时回告的', text: onTimeText(building) },
            { name: '现在超时没回告的', text: `${overdueNow} 家` },
          ]}
        />
      </Card>
    </Section>
  )
}
