import type { NeighbourView } from '@juwuye/types'
import { useState } from 'react'
import { toast } from '../../platform/dialogs.ts'
import { faultText } from '../../shared/faults.model.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Button, EmptyState, Notice, RadioList, Sheet } from '../../ui/index.ts'
import { useConfirmedResidents, useLinkNeighbour } from './use-links.ts'

interface LinkSheetProps {
  communityId: string
  neighbour: NeighbourView
  onClose: () => void
}

/** Says which resident a neighbour of the list is. Theirs is the last word. */
export function LinkSheet({ communityId, neighbour, onClose }: LinkSheetProps) {
  const query = useConfirmedResidents(communityId, neighbour.building.id)
  const link = useLinkNeighbour(communityId, neighbour)
  const [chosen, choose] = useState<string>()
  const send = () =>
    chosen &&
    link.mutate(chosen, {
      onSuccess: () => {
        toast('请他在自己的手机上认一下')
        onClose()
      },
    })
  return (
    <Sheet
      title={`${neighbour.name}是哪一位`}
      note="他在自己的手机上认了，替他报的事就归他本人"
      onClose={onClose}
      foot={
        <>
          {link.error && <Notice kind="error" title={faultText(link.error)} className="mb2" />}
          <Button text="就是这位，请他认" kind="primary" loading={link.isPending} disabled={!chosen} onPress={send} />
        </>
      }
    >
      <ListState
        query={query}
        empty={<EmptyState icon="people" title="这一幢还没有确认过的住户" text="请他先登记住处，您确认了，再来认" />}
      >
        {(items) => (
          <RadioList
            label="是哪一位"
            choices={items.map(({ membershipId, name, estate, building }) => ({
              value: membershipId,
              label: name,
              note: `${estate} ${building}`,
            }))}
            value={chosen}
            onChange={choose}
          />
        )}
      </ListState>
    </Sheet>
  )
}
