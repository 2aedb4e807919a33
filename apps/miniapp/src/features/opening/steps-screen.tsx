import { ADMINISTRATION_STEP_LABELS, whenText } from '@juwuye/messages'
import { now } from '../../shared/clock.ts'
import { ListState } from '../../shared/list-state.tsx'
import { Card, EmptyState, ListRow, TabHeader } from '../../ui/index.ts'
import { useAdministrationSteps } from './use-opening.ts'

/** Who did what to open the community and to let people in. */
export function StepsScreen({ communityId }: { communityId: string }) {
  const query = useAdministrationSteps(communityId)
  return (
    <>
      <TabHeader title="谁办过什么" note="开通、加人、加单位，一条一条记着，改不了" />
      <ListState query={query} empty={<EmptyState icon="book" title="还没有记过" />}>
        {(items) => (
          <Card inner="flush">
            {items.map(({ id, step, by, at, about }) => (
              <ListRow
                key={id}
                plain
                title={`${by}${ADMINISTRATION_STEP_LABELS[step]}`}
                note={`${about}，${whenText(at, now())}`}
              />
            ))}
          </Card>
        )}
      </ListState>
    </>
  )
}
