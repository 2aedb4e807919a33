import type { CommunityView } from '@juwuye/types'
import { Button, Chips, FormItem, RadioList, Sheet } from '../../ui/index.ts'
import { placeOf, type WhistleDraft } from './whistle.model.ts'

const OUTSIDE = 'outside'

interface PlaceSheetProps {
  community: CommunityView
  draft: WhistleDraft
  change: (part: Partial<WhistleDraft>) => void
  onClose: () => void
}

/** Which estate, which building. */
export function PlaceSheet({ community, draft, change, onClose }: PlaceSheetProps) {
  const { estate, building } = placeOf(draft, community)
  const buildings = estate?.buildings.map(({ id, name }) => ({ value: id, label: name })) ?? []
  return (
    <Sheet title="在哪里" onClose={onClose} foot={<Button text="就是这里" kind="primary" onPress={onClose} />}>
      <FormItem label="哪个小区">
        <RadioList
          label="哪个小区"
          choices={community.estates.map(({ id, name }) => ({ value: id, label: name }))}
          value={estate?.id}
          onChange={(estateId) => change({ estateId, buildingId: null, placeId: undefined })}
        />
      </FormItem>
      {estate && (
        <FormItem label="哪一幢">
          <Chips
            label="哪一幢"
            choices={[{ value: OUTSIDE, label: '不在楼里' }, ...buildings]}
            value={building?.id ?? OUTSIDE}
            onChange={(id) => change({ estateId: estate.id, buildingId: id === OUTSIDE ? null : id })}
          />
        </FormItem>
      )}
    </Sheet>
  )
}
