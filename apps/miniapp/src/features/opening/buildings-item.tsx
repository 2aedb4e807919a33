import type { CommunityView } from '@juwuye/types'
import { useState } from 'react'
import { Chip, Chips, FormItem, View } from '../../ui/index.ts'

interface BuildingsItemProps {
  estates: CommunityView['estates']
  values: readonly string[]
  error?: string
  onChange: (values: string[]) => void
}

/** Which buildings somebody looks after, all of one estate. */
export function BuildingsItem({ estates, values, error, onChange }: BuildingsItemProps) {
  const [chosen, choose] = useState(estates[0]?.id)
  const estate = estates.find(({ id }) => id === chosen)
  const toggle = (id: string) =>
    onChange(values.includes(id) ? values.filter((other) => other !== id) : [...values, id])
  return (
    <FormItem label="照看哪几幢" error={error}>
      {estates.length > 1 && (
        <Chips
          label="哪个小区"
          choices={estates.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          onChange={(id) => {
            choose(id)
            onChange([])
          }}
        />
      )}
      <View className={`chips${estates.length > 1 ? ' mt3' : ''}`} role="group" label="照看哪几幢">
        {estate?.buildings.map(({ id, name }) => (
          <Chip key={id} text={name} on={values.includes(id)} onPress={() => toggle(id)} />
        ))}
      </View>
    </FormItem>
  )
}
