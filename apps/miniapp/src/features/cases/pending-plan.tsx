import { shortDay } from '@juwuye/messages'
import type { PendingActView } from '@juwuye/types'
import { NodeCard } from '../../ui/index.ts'
import { dayWords } from './days.model.ts'
import { seatNames } from './seats.model.ts'

export const pendingLine = (act: PendingActView) => `${act.author} ${shortDay(act.at)} 提出`

/** The nodes of a plan that waits for a second person, with who would verify each. */
export function PendingPlan({ act, now }: { act: PendingActView; now: number }) {
  // A proposed plan never changes, so that its places may be its keys.
  const placed = act.nodes.map((node, from0) => ({ ...node, place: from0 + 1 }))
  return (
    <>
      {placed.map(({ place, title, doer, dueDay, seats }) => (
        <NodeCard
          key={place}
          place={place}
          state="todo"
          title={title}
          note={`${doer.name}做，${dayWords(dueDay, now)}前；${seatNames(seats)}来核验`}
        />
      ))}
    </>
  )
}
