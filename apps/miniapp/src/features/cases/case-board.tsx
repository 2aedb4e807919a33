import { shortDay, whenText } from '@juwuye/messages'
import type { BoardEntry, CaseView } from '@juwuye/types'
import { Card, ClockChip, PartyRow, Section } from '../../ui/index.ts'

const STATES = { lead: 'lead', supporting: 'party', checkedIn: 'party', silent: 'silent' } as const

/** “牵头，11/3 10:05 报到：我们明天上门” */
function boardNote(entry: BoardEntry, now: number): string {
  const { role, parts, reply, checkedInAt, summonedAt, isMine } = entry
  const yours = isMine ? '您这家，' : ''
  if (role === 'silent') return `${yours}${shortDay(summonedAt)} 派哨`
  const part = parts.length > 0 ? `：${parts.join('、')}` : ''
  const took = { lead: `牵头${part}`, supporting: `协办${part}`, checkedIn: '报到了' }[role]
  const when = checkedInAt === null ? '' : `，${whenText(checkedInAt, now)}${role === 'checkedIn' ? '' : ' 报到'}`
  return `${yours}${took}${when}${reply ? `。“${reply}”` : ''}`
}

/** 谁在管: the lead first, then who supports, who is here, who has not answered. */
export function CaseBoard({ view, now }: { view: CaseView; now: number }) {
  if (view.board.length === 0) return null
  const overdue = view.clocks.some((clock) => clock.kind === 'respond' && clock.phase === 'overdue')
  return (
    <Section title="谁在管" aside={`${view.board.length} 家`}>
      <Card inner="list">
        {view.board.map((entry) => (
          <PartyRow
            key={entry.party.id}
            mark={entry.party.character}
            name={entry.party.name}
            note={boardNote(entry, now)}
            state={STATES[entry.role]}
            aside={entry.role === 'silent' && <ClockChip state={overdue ? 'late' : 'normal'} text="还没报到" />}
          />
        ))}
      </Card>
    </Section>
  )
}
