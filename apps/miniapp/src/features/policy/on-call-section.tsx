import type { PolicyView } from '@juwuye/types'
import { useState } from 'react'
import { Card, ListRow, Phrases, Section, View } from '../../ui/index.ts'
import { onCallNotes } from './on-call.model.ts'
import { OnCallSheet } from './on-call-sheet.tsx'

interface OnCallSectionProps {
  communityId: string
  view: PolicyView
}

/** Whom one rings at any hour, estate by estate. Saved by itself: it is no promise, and has no editions. */
export function OnCallSection({ communityId, view: { onCall, mayChange } }: OnCallSectionProps) {
  const [chosen, choose] = useState<string>()
  const estate = onCall.find(({ estateId }) => estateId === chosen)
  return (
    <Section title="夜里打给谁">
      <Card inner="flush">
        {onCall.map(({ estateId, estate: name, numbers }) => (
          <ListRow
            key={estateId}
            title={name}
            note={<Phrases of={onCallNotes(numbers)} between="；" />}
            onPress={mayChange ? () => choose(estateId) : undefined}
          />
        ))}
      </Card>
      <View className="t-note mt2">说有危险的、没人值班的时候，居民按第一个打起</View>
      {estate && (
        <OnCallSheet
          key={estate.estateId}
          communityId={communityId}
          estate={estate}
          onClose={() => choose(undefined)}
        />
      )}
    </Section>
  )
}
