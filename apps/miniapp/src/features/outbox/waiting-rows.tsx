import { open } from '../../platform/navigation.ts'
import { useOutbox } from '../../shared/outbox/outbox.ts'
import { Notice } from '../../ui/index.ts'
import { OutboxRow } from './outbox-row.tsx'

/** What waits about this case, on its page. */
export function WaitingRows({ caseId }: { caseId: string }) {
  const { rows, sending } = useOutbox()
  const own = rows.filter(({ about }) => about?.caseId === caseId)
  return (
    <>
      {own.map((row) => (
        <OutboxRow key={row.key} row={row} sending={sending.has(row.key)} />
      ))}
    </>
  )
}

/** One line that leads to what waits; nothing when nothing does. */
export function WaitingLine() {
  const { rows } = useOutbox()
  if (rows.length === 0) return null
  const toDo = rows.filter(({ state }) => state !== 'waiting').length
  const text = toDo > 0 ? `${toDo} 件要您再看一眼` : '有网了自动发，点这里看'
  return (
    <Notice
      kind={toDo > 0 ? 'warn' : 'offline'}
      title={`${rows.length} 件待发送`}
      text={text}
      className="mb3"
      onPress={() => open('outbox', {})}
    />
  )
}
