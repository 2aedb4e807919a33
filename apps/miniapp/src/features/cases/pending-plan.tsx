import { shortDay } from '@juwuye/messages'
import type { CaseNode, PendingActView } from '@juwuye/types'
import { NodeCard } from '../../ui/index.ts'
import { dayWords } from './days.model.ts'
import { changeNote } from './pending.model.ts'
import { seatNames } from './seats.model.ts'

export const pendingLine = (act: PendingActView) => `${act.author} ${shortDay(act.at)} 提出`

interface PendingPlanProps {
  act: PendingActView
  /** The plan there is: what a change would alter in it. */
  nodes: readonly CaseNode[]
  now: number
}

/** The nodes of a plan that waits for a second person, with who would verify each; then those it takes out. */
export function PendingPlan({ act, nodes, now }: PendingPlanProps) {
  const changing = act.action === 'change-plan'
  // A proposed plan never changes, so that its places may be its keys.
  const placed = act.nodes.map((node, from0) => ({ ...node, place: from0 + 1 }))
  return (
    <>
      {placed.map(({ place, position, title, doer, dueDay, seats }) => {
        const old = nodes.find((node) => node.position === position)
        const changed = old && changeNote({ title, doer: doer.name, dueDay }, old, now)
        const who = `${doer.name}做，${dayWords(dueDay, now)}前；${seatNames(seats)}来核验`
        return (
          <NodeCard
            key={place}
            place={changing ? (position === null ? '新' : position + 1) : place}
            state="todo"
            title={title}
            note={changed ? `${who}。${changed}` : who}
          />
        )
      })}
      {act.dropped.map((title) => (
        <NodeCard key={title} place="" state="dropped" title={title} note="这一段不做了" />
      ))}
    </>
  )
}
