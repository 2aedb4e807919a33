import type { UnitView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, EmptyState, ListRow, TabHeader, View } from '../../ui/index.ts'
import { CorrectUnitSheet } from './correct-unit-sheet.tsx'
import { Lack } from './lack.tsx'
import { MatchSheet } from './match-sheet.tsx'
import { ownersLine, unitLack, unitLine } from './roll.model.ts'
import { UnitSheet } from './unit-sheet.tsx'
import { type OfUnit, useUnits } from './use-roll.ts'

type Shown = { what: 'unit' | 'correct' } | { what: 'match'; ownerId: string }

interface BuildingScreenProps {
  communityId: string
  buildingId: string
}

/** The homes of a building, each with its area and owners; one is pressed to correct it. */
export function BuildingScreen({ communityId, buildingId }: BuildingScreenProps) {
  const query = useUnits(communityId, buildingId)
  const [shown, show] = useState<Shown & { unitId: string }>()
  const first = query.data?.pages[0]
  const unit = query.data?.pages.flatMap(({ items }) => items).find(({ id }) => id === shown?.unitId)
  return (
    <>
      <TabHeader
        title={first ? `${first.estate} ${first.building}` : '这一幢的房屋'}
        note="点一户，改面积、业主，或者把业主和住户对上"
      />
      <ListState
        query={query}
        empty={
          <EmptyState
            icon="home"
            title="这一幢还没有房屋"
            text="用表格把房屋、面积、业主一次带进来"
            action={{ text: '从表格导入', onPress: () => open('opening/import', { communityId }) }}
          />
        }
        end="都在这里了"
      >
        {(units) => (
          <Card inner="flush">
            {units.map((one) => (
              <Row key={one.id} unit={one} onPress={() => show({ what: 'unit', unitId: one.id })} />
            ))}
          </Card>
        )}
      </ListState>
      {shown && unit && (
        <Open
          shown={shown}
          of={{ communityId, buildingId, unit }}
          onShow={(next) => show(next && { ...next, unitId: unit.id })}
        />
      )}
    </>
  )
}

function Row({ unit, onPress }: { unit: UnitView; onPress: () => void }) {
  return (
    <ListRow
      title={unit.name}
      note={
        <>
          <View>{unitLine(unit)}</View>
          {unit.owners.length > 0 && <View>{ownersLine(unit)}</View>}
        </>
      }
      below={<Lack text={unitLack(unit)} />}
      onPress={onPress}
    />
  )
}

interface OpenProps {
  shown: Shown
  of: OfUnit
  onShow: (next: Shown | undefined) => void
}

function Open({ shown, of, onShow }: OpenProps) {
  const close = () => onShow(undefined)
  const toUnit = () => onShow({ what: 'unit' })
  if (shown.what === 'correct')
    return <CorrectUnitSheet key={of.unit.version} of={of} onClose={close} onDone={toUnit} />
  if (shown.what === 'match') {
    const owner = of.unit.owners.find(({ id }) => id === shown.ownerId)
    return owner ? <MatchSheet of={of} owner={owner} onClose={close} onDone={toUnit} /> : null
  }
  return (
    <UnitSheet
      of={of}
      onClose={close}
      onCorrect={() => onShow({ what: 'correct' })}
      onMatch={(ownerId) => onShow({ what: 'match', ownerId })}
    />
  )
}
