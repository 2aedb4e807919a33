import { isActive } from '@juwuye/domain'
import { dayTimeText } from '@juwuye/messages'
import type { BoardEntry, CaseView } from '@juwuye/types'
import {
  Button,
  Card,
  ClockChip,
  Icon,
  Notice,
  PartyRow,
  type PartyState,
  Phrases,
  Section,
  Text,
  View,
} from '../../ui/index.ts'
import type { BarEntry } from './action-bar.model.ts'
import { boardRow, callFor, lastLeadRuling, openLeadRuling, recordsFor, waitingLine } from './board.model.ts'
import { clockChip } from './clock-chip.model.ts'

const STATES = {
  lead: 'lead',
  supporting: 'party',
  checkedIn: 'party',
  silent: 'silent',
  refused: 'sentBack',
} as const satisfies Record<BoardEntry['role'], PartyState>

interface CaseBoardProps {
  view: CaseView
  now: number
  /** Opens a sheet about the named party. */
  onOpen: (entry: BarEntry, about?: string) => void
}

/** 谁在管: the lead first, then who supports, who is here, who has not answered, who says it is not theirs. */
export function CaseBoard({ view, now, onOpen }: CaseBoardProps) {
  if (view.board.length === 0) return null
  const refused = view.board.filter(({ refusal }) => refusal !== null).length
  const called = `叫了 ${view.board.length} 家`
  return (
    <Section title="谁在管" aside={refused > 0 ? `${called}，${refused} 家退单` : called}>
      <Waiting view={view} now={now} refused={refused} />
      <Card inner="list">
        <View role="list">
          {view.board.map((entry) => (
            <Row key={entry.party.id} entry={entry} view={view} now={now} onOpen={onOpen} />
          ))}
        </View>
      </Card>
      <LeadRuling view={view} now={now} />
    </Section>
  )
}

/** Since when nobody leads, and that no refusal stops a clock. */
function Waiting({ view, now, refused }: Pick<CaseBoardProps, 'view' | 'now'> & { refused: number }) {
  const line = waitingLine(view, now)
  if (!line && refused === 0) return null
  const unstopped = [refused > 0 ? '不管谁退单，期限不停，' : '期限不停，', '从第一声哨算起']
  return (
    <Notice icon="clock" className="mb3" title={line ?? unstopped.join('')} text={line && <Phrases of={unstopped} />} />
  )
}

interface RowProps extends CaseBoardProps {
  entry: BoardEntry
}

function Row({ entry, view, now, onOpen }: RowProps) {
  const { party, role, isMine } = entry
  const overdue = view.clocks.some((clock) => clock.kind === 'respond' && clock.phase === 'overdue')
  const { chip, when, reason, words, right, note } = boardRow(entry, now, overdue)
  // who was never heard of is not waited for any more once the work is done
  const waiting = isActive(view.state)
  return (
    <PartyRow mark={party.character} name={isMine ? `${party.name}（您这家）` : party.name} state={STATES[role]}>
      <View className="clock-line">
        {role === 'lead' && <Text className="t-note num mr3">{when}</Text>}
        {chip && (reason || waiting) && <ClockChip {...chip} />}
        {role !== 'lead' && <Text className="t-note num">{when}</Text>}
      </View>
      {reason && <View className="t-note strong">{reason}</View>}
      {words && <View className="t-note c-ink quote">“{words}”</View>}
      {right && (
        <View className="t-note">
          说该找：<Text className="strong">{right}</Text>
        </View>
      )}
      {note && <View className="t-note">{note}</View>}
      <RowActs entry={entry} view={view} onOpen={onOpen} />
    </PartyRow>
  )
}

/** What can be done about this party in one tap: call whom it names, write down what it said. */
function RowActs({ entry, view, onOpen }: Omit<RowProps, 'now'>) {
  const { party, refusal } = entry
  const call = callFor(view, entry)
  const records = recordsFor(view, entry)
  if (!call && records.length === 0) return null
  return (
    <View className="party-acts">
      {call && refusal && (
        <Button low icon="bell" text={`叫${refusal.right}来`} onPress={() => onOpen(call, party.id)} />
      )}
      {records.map((record) => (
        <Button
          key={record.key}
          low
          text={record.offer.action === 'check-in' ? '代录：来报到' : '代录：退单'}
          label={record.offer.label}
          onPress={() => onOpen(record)}
        />
      ))}
    </View>
  )
}

/** Who was asked to say who leads, and until when; or what was said. */
function LeadRuling({ view, now }: Pick<CaseBoardProps, 'view' | 'now'>) {
  const open = openLeadRuling(view)
  if (!open) return <Ruled view={view} />
  const clock = view.clocks.find(({ kind, stoppedAt }) => kind === 'leadRuling' && stoppedAt === null)
  const over = open.dueAt <= now
  const next = open.body === '镇街' ? '' : over ? '到时间还没定，镇街也可以来定' : '到时没定，镇街也可以来定'
  return (
    <Card tone={open.mine ? 'you' : undefined}>
      <View className="flex top">
        <Icon name="people" gap />
        <View className="grow">
          <View className="t-body strong">{open.mine ? '请您裁定由谁牵头' : `请${open.body}裁定由谁牵头`}</View>
          <View className="t-note num">
            {dayTimeText(open.dueAt, now)} 前{next && `；${next}`}
          </View>
          {clock && (
            <View className="clock-line mt1">
              <ClockChip {...clockChip(clock, now)} />
            </View>
          )}
        </View>
      </View>
    </Card>
  )
}

/** The last ruling on the lead, while that lead stands. */
function Ruled({ view }: Pick<CaseBoardProps, 'view'>) {
  const ruled = lastLeadRuling(view)
  if (!ruled || view.lead === null) return null
  return (
    <Card>
      <View className="t-body strong">
        由{ruled.body}裁定，{view.lead.name}牵头
      </View>
      {ruled.answer && <View className="t-note c-ink quote">“{ruled.answer}”</View>}
    </Card>
  )
}
