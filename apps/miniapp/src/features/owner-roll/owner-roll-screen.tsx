import { grouped } from '@juwuye/messages'
import type { OwnerRoll } from '@juwuye/types'
import { open } from '../../platform/navigation.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Card, EmptyState, Facts, ListRow, Notice, Section, TabHeader } from '../../ui/index.ts'
import { Lack } from './lack.tsx'
import { areaText, lackLine, totalsLine } from './roll.model.ts'
import { useOwnerRoll } from './use-roll.ts'

/** 业主名册: what there is and what is missing, estate by estate and building by building. */
export function OwnerRollScreen({ communityId }: { communityId: string }) {
  const query = useOwnerRoll(communityId)
  return (
    <>
      <TabHeader title="业主名册" note="业主表决按它算户数和面积；只有社区和镇街看得到" />
      <LoadState
        query={query}
        cards={2}
        isEmpty={({ estates }) => estates.every(({ units }) => units === 0)}
        empty={
          <EmptyState
            icon="home"
            title="还没有房屋"
            text="用表格把房屋、面积、业主一次带进来"
            action={{ text: '从表格导入', kind: 'primary', onPress: () => open('opening/import', { communityId }) }}
          />
        }
      >
        {({ estates }) => (
          <>
            {estates.map((estate) => (
              <Estate key={estate.id} communityId={communityId} estate={estate} />
            ))}
          </>
        )}
      </LoadState>
    </>
  )
}

interface EstateProps {
  communityId: string
  estate: OwnerRoll['estates'][number]
}

function Estate({ communityId, estate }: EstateProps) {
  const { name, units, heads, areaCm2, buildings } = estate
  const lack = lackLine(estate)
  return (
    <Section title={name}>
      <Card className="mb3">
        <Facts
          of={[
            { name: '房屋', text: `${grouped(units)} 户` },
            { name: '业主', text: `${grouped(heads)} 位（几位共有的算一位，有几户的也算一位）` },
            { name: '专有面积', text: areaText(areaCm2) },
          ]}
        />
      </Card>
      {lack && <Notice kind="warn" icon="warn" title={lack} text="差着的，表决时算不进去" className="mb3" />}
      <Card inner="flush">
        {buildings.map((building) => (
          <ListRow
            key={building.id}
            title={building.name}
            note={totalsLine(building)}
            below={<Lack text={lackLine(building)} />}
            onPress={() => open('owner-roll/building', { communityId, buildingId: building.id })}
          />
        ))}
      </Card>
    </Section>
  )
}
