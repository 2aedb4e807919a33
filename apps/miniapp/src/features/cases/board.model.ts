import { durationText, REFUSE_REASON_LABELS, shortDay, whenText } from '@juwuye/messages'
import type { ActionOffer, BoardEntry, CaseView, RulingView } from '@juwuye/types'
import { last } from '../../shared/last.ts'
import { type BarEntry, barEntries } from './action-bar.model.ts'

interface BoardRow {
  chip: { state: 'normal' | 'late'; text: string; icon?: 'undo' } | undefined
  /** Beside the chip: when it was called, what it took on, since when it is here. */
  when: string
  /** Why it says it is not theirs. */
  reason: string | undefined
  /** What it wrote. */
  words: string | undefined
  /** Whose matter it says it is. */
  right: string | undefined
  /** How its word gets here, where it has nobody on the platform. */
  note: string | undefined
}

const TOOK = { lead: '牵头', supporting: '协办' }

/** “牵头，11 月 3 日 10:05 报到” */
function presence({ role, parts, checkedInAt, summonedAt }: BoardEntry, now: number): string {
  if (role === 'silent') return `${shortDay(summonedAt)} 叫的，还没报到`
  const at = checkedInAt === null ? undefined : `${whenText(checkedInAt, now)} 报到`
  if (role === 'checkedIn') return at ?? '报到了'
  const took = `${TOOK[role as keyof typeof TOOK]}${parts.length > 0 ? `：${parts.join('、')}` : ''}`
  return [took, at].filter(Boolean).join('，')
}

/** What one party's row says. `overdue`: the promised time to answer is over. */
export function boardRow(entry: BoardEntry, now: number, overdue: boolean): BoardRow {
  const { role, summonedAt, refusal, reply, recorded, checkedInAt } = entry
  const plain = { reason: undefined, words: undefined, right: undefined }
  if (refusal) {
    return {
      chip: { state: 'late', text: '退单', icon: 'undo' },
      when: `${shortDay(summonedAt)} 叫的，${shortDay(refusal.at)} 退的`,
      reason: REFUSE_REASON_LABELS[refusal.reason],
      words: refusal.words ?? undefined,
      right: refusal.right,
      note: recorded ? '由社工代录' : undefined,
    }
  }
  const state = overdue ? ('late' as const) : ('normal' as const)
  const when = presence(entry, now)
  if (role === 'silent') {
    const note = recorded ? '他们没有人在这里，由社工代录' : undefined
    return { ...plain, chip: { state, text: `等了 ${durationText(now - summonedAt)}` }, when, note }
  }
  // A party that was ruled to lead need not have answered yet.
  const chip = checkedInAt === null ? { state, text: '还没报到' } : undefined
  return { ...plain, chip, when, words: reply ?? undefined, note: recorded ? '由社工代录' : undefined }
}

/** Where the question who leads waits for a ruling. */
export const openLeadRuling = ({ rulings }: Pick<CaseView, 'rulings'>): RulingView | undefined =>
  rulings.find(({ matter, outcome }) => matter === 'lead' && outcome === null)

/** What the body last said when it named a lead. */
export const lastLeadRuling = ({ rulings }: Pick<CaseView, 'rulings'>): RulingView | undefined =>
  last(rulings.filter(({ matter, outcome }) => matter === 'lead' && outcome === 'named'))

export const appealsOf = ({ rulings }: Pick<CaseView, 'rulings'>): RulingView[] =>
  rulings.filter(({ matter }) => matter === 'appeal')

type Waiting = Pick<CaseView, 'board' | 'lead' | 'state' | 'class'>

/** “还没有人牵头，等了 3 天”: counted from the first call. */
export function waitingLine({ board, lead, state }: Waiting, now: number): string | undefined {
  if (lead !== null || state !== 'dispatched' || board.length === 0) return undefined
  const since = Math.min(...board.map(({ summonedAt }) => summonedAt))
  return `还没有人牵头，等了 ${durationText(now - since)}`
}

/** What each party answered so far, by its id: for who rules. */
export function leadAnswers({ board, lead }: Pick<CaseView, 'board' | 'lead'>): Map<string, string> {
  const answers = new Map<string, string>()
  const named = new Map<string, string[]>()
  for (const { party, refusal } of board) {
    const right = refusal?.rightPartyId
    if (right) named.set(right, [...(named.get(right) ?? []), party.name])
  }
  for (const [id, by] of named) answers.set(id, `${by.join('、')}说该找他们`)
  for (const { party, refusal, checkedInAt } of board) {
    const own =
      party.id === lead?.id
        ? '现在是他们牵头'
        : refusal
          ? `退单：${REFUSE_REASON_LABELS[refusal.reason]}`
          : checkedInAt === null
            ? '叫过，还没报到'
            : '报到了'
    answers.set(party.id, [own, answers.get(party.id)].filter(Boolean).join('；'))
  }
  return answers
}

/** The sheet that calls the party a refusal names, if the viewer may call it and nobody has. */
export function callFor(view: Pick<CaseView, 'board' | 'actions'>, { refusal }: BoardEntry): BarEntry | undefined {
  const right = refusal?.rightPartyId
  if (!right || view.board.some(({ party }) => party.id === right)) return undefined
  return barEntries(view.actions).find(({ offer }) => offer.action === 'summon' && offer.enabled)
}

const RECORDED: readonly ActionOffer['action'][] = ['check-in', 'refuse-summons']

/** The sheets in which the viewer may write down what this party said. */
export function recordsFor(view: Pick<CaseView, 'actions'>, { party }: BoardEntry): BarEntry[] {
  return barEntries(view.actions).filter(
    ({ offer }) => offer.enabled && offer.recordedFor?.id === party.id && RECORDED.includes(offer.action),
  )
}
