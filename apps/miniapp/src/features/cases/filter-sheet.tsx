import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { Button, Chips, FormItem, Sheet, View } from '../../ui/index.ts'
import { CLASS_CHOICES, type Filters, STATE_CHOICES } from './list.model.ts'

interface FilterSheetProps {
  filters: Filters
  community: Pick<CommunityView, 'estates'>
  onChoose: (filters: Filters) => void
  onClose: () => void
}

/** A chip pressed again is let go. */
const toggled = <V extends string>(now: V | undefined, pressed: V) => (now === pressed ? undefined : pressed)

/** Which cases to show; nothing changes before 就看这些. */
export function FilterSheet({ filters, community, onChoose, onClose }: FilterSheetProps) {
  const [chosen, choose] = useState(filters)
  const foot = (
    <View className="dock-acts">
      <Button text="都不选" onPress={() => onChoose({ q: filters.q })} />
      <Button text="就看这些" kind="primary" onPress={() => onChoose(chosen)} />
    </View>
  )
  return (
    <Sheet title="只看哪些" tall whole foot={foot} onClose={onClose}>
      <FormItem label="哪一类">
        <Chips
          label="哪一类"
          choices={CLASS_CHOICES}
          value={chosen.class}
          onChange={(value) => choose({ ...chosen, class: toggled(chosen.class, value) })}
        />
      </FormItem>
      <FormItem label="到哪一步">
        <Chips
          label="到哪一步"
          choices={STATE_CHOICES}
          value={chosen.state}
          onChange={(value) => choose({ ...chosen, state: toggled(chosen.state, value) })}
        />
      </FormItem>
      {community.estates.map((estate) => (
        <FormItem key={estate.id} label={community.estates.length > 1 ? `${estate.name}，哪一幢` : '哪一幢'}>
          <Chips
            label={`${estate.name}，哪一幢`}
            choices={estate.buildings.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen.buildingId}
            onChange={(value) => choose({ ...chosen, buildingId: toggled(chosen.buildingId, value) })}
          />
        </FormItem>
      ))}
    </Sheet>
  )
}
