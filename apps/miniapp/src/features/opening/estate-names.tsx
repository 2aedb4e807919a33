import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { open } from '../../platform/navigation.ts'
import { Button, Card, Chip, EmptyState, ListRow, Section, TabHeader, View } from '../../ui/index.ts'
import { AddPartSheet, RenameSheet } from './name-sheets.tsx'
import { numbersLine } from './opening.model.ts'
import type { Named } from './use-naming.ts'

type Estate = CommunityView['estates'][number]

interface EstateNamesProps {
  community: CommunityView
  estateId: string
}

/** An estate with its buildings and common places: a name is pressed to change it. */
export function EstateNames({ community: { communityId, estates }, estateId }: EstateNamesProps) {
  const [chosen, choose] = useState<Pick<Named, 'what' | 'id'>>()
  const [adding, add] = useState<'building' | 'place'>()
  const estate = estates.find(({ id }) => id === estateId)
  if (!estate) return <EmptyState icon="home" title="没有这个小区" />
  const named = chosen && namedOf(estate, chosen)
  return (
    <>
      <TabHeader title={estate.name} note="点一个名字来改；老事项跟着显示新名字，编号不变" />
      <Card inner="flush">
        <ListRow title="改小区的名字" icon="pen" onPress={() => choose({ what: 'estate', id: estate.id })} />
        <ListRow
          title="夜里打给谁"
          note={numbersLine(estate.onCall)}
          icon="phone"
          onPress={() => open('policy', { communityId })}
        />
      </Card>
      <Names
        title={`楼栋，${estate.buildings.length} 幢`}
        none="还没有楼栋"
        more="加一幢"
        names={estate.buildings}
        onChoose={(id) => choose({ what: 'building', id })}
        onAdd={() => add('building')}
      />
      <Names
        title="公共地方"
        none="大门、车库、活动室……居民吹哨时可以选"
        more="加一处公共地方"
        names={estate.places}
        onChoose={(id) => choose({ what: 'place', id })}
        onAdd={() => add('place')}
      />
      {named && (
        <RenameSheet key={named.id} communityId={communityId} named={named} onClose={() => choose(undefined)} />
      )}
      {adding && (
        <AddPartSheet
          key={adding}
          communityId={communityId}
          estateId={estateId}
          what={adding}
          onClose={() => add(undefined)}
        />
      )}
    </>
  )
}

/** As it is called now: also after somebody else renamed it meanwhile. */
function namedOf(estate: Estate, { what, id }: Pick<Named, 'what' | 'id'>): Named | undefined {
  const all = { estate: [estate], building: estate.buildings, place: estate.places }
  const found = all[what].find((one) => one.id === id)
  return found && { what, id, name: found.name, estateId: estate.id }
}

interface NamesProps {
  title: string
  none: string
  more: string
  names: Estate['buildings']
  onChoose: (id: string) => void
  onAdd: () => void
}

function Names({ title, none, more, names, onChoose, onAdd }: NamesProps) {
  return (
    <Section title={title}>
      {names.length === 0 ? (
        <View className="t-note mb3">{none}</View>
      ) : (
        <View className="chips mb3">
          {names.map(({ id, name }) => (
            <Chip key={id} role="button" text={name} onPress={() => onChoose(id)} />
          ))}
        </View>
      )}
      <Button text={more} low onPress={onAdd} />
    </Section>
  )
}
