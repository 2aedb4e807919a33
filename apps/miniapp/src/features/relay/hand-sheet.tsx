import type { NeighbourKeepers, NeighbourView } from '@juwuye/types'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { call } from '../../shared/call.ts'
import { faultText } from '../../shared/faults.model.ts'
import { keys } from '../../shared/keys.ts'
import { LoadState } from '../../shared/load-state.tsx'
import { Button, Notice, RadioList, Sheet } from '../../ui/index.ts'
import { neighboursChanged } from './use-neighbours.ts'

const DESK = 'desk'

interface HandSheetProps {
  communityId: string
  neighbour: NeighbourView
  onClose: () => void
}

/** Somebody else looks after them from now on; what was relayed for them goes along. */
export function HandSheet({ communityId, neighbour, onClose }: HandSheetProps) {
  const { id: neighbourId, name, building, keeper } = neighbour
  const now = keeper?.personId ?? DESK
  const [picked, choose] = useState<string>()
  const chosen = picked ?? now
  const query = useQuery({
    queryKey: keys.neighbourKeepers(communityId, neighbourId),
    queryFn: ({ signal }) =>
      call<NeighbourKeepers, 'neighbourKeepers'>('neighbourKeepers', { params: { communityId, neighbourId }, signal }),
  })
  const hand = useMutation({
    mutationFn: () =>
      call<NeighbourView, 'handNeighbour'>('handNeighbour', {
        params: { communityId, neighbourId },
        body: { keeperId: chosen === DESK ? null : chosen },
      }),
    onSuccess: () => {
      toast('换好了')
      void neighboursChanged(communityId)
      onClose()
    },
  })
  return (
    <Sheet
      title="换人照看"
      over={name}
      note="替他报过、还没办完的事，也由换上的人去告诉他"
      onClose={onClose}
      foot={
        <>
          {hand.error && <Notice kind="error" title={faultText(hand.error)} className="mb2" />}
          <Button
            text="就这样"
            kind="primary"
            loading={hand.isPending}
            disabled={chosen === now}
            reason={chosen === now ? '现在就是这样' : undefined}
            onPress={() => hand.mutate()}
          />
        </>
      }
    >
      <LoadState query={query} cards={1}>
        {({ items }) => (
          <RadioList
            label="谁来照看"
            choices={[
              ...items.map(({ personId, name: called }) => ({
                value: personId,
                label: called,
                note: `${building.name}的楼栋长`,
              })),
              { value: DESK, label: '社工', note: items.length === 0 ? '这一幢现在没有楼栋长' : undefined },
            ]}
            value={chosen}
            onChange={choose}
          />
        )}
      </LoadState>
    </Sheet>
  )
}
