import { isActive } from '@juwuye/domain'
import { dayText, ERROR_SENTENCES, STATE_LABELS } from '@juwuye/messages'
import type { CaseCard, CaseView } from '@juwuye/types'
import { placeText } from './case-words.model.ts'

type Compared = Pick<CaseCard, 'id' | 'state' | 'class' | 'place'>

/** Why a case found by its number cannot be the one that goes on; what only the server knows, it says itself. */
export function notMergeable(card: Compared, view: Compared): string | undefined {
  if (card.id === view.id) return '就是这一件'
  if (card.place.estate !== view.place.estate) return ERROR_SENTENCES['merge-other-estate']({})
  if (card.class === 'private') return ERROR_SENTENCES['merge-private']({})
  return isActive(card.state) ? undefined : `${STATE_LABELS[card.state]}，不能并过去`
}

/** What may be the same matter, likeliest first, each once; then what else is being worked on in the estate. */
export function mergeCandidates<C extends CaseCard>(
  similar: readonly C[],
  others: readonly C[],
  view: Compared,
): { similar: C[]; others: C[] } {
  const fit = (cards: readonly C[]) => cards.filter((card) => notMergeable(card, view) === undefined)
  const alike = fit(similar)
  return { similar: alike, others: fit(others).filter(({ id }) => !alike.some((one) => one.id === id)) }
}

/** “梧桐 2026-0012，整改中，3 位邻居” */
export function candidateNote(card: CaseCard, view: Compared): string {
  const why = notMergeable(card, view)
  const facts = [card.number, placeText(card.place), STATE_LABELS[card.state], `${card.whistleCount} 位邻居`]
  return why ? `${card.number}：${why}` : facts.join('，')
}

type Side = Pick<CaseView, 'number' | 'whistleCount' | 'receivedAt' | 'board' | 'pending'>

/** What will happen, line by line, before anybody agrees to it. */
export function mergeOutcome(source: Side, target: Side, now: number): string[] {
  const called = source.board.filter(({ party }) => !target.board.some((entry) => entry.party.id === party.id))
  const names = called.map(({ party }) => party.name).join('、')
  const earliest = Math.min(source.receivedAt, target.receivedAt)
  return [
    `这件的 ${source.whistleCount} 位邻居都算到那件里，说的话和照片一起带过去`,
    `谁再查 ${source.number}，会带到那件`,
    `期限照更早的算：从 ${dayText(earliest, now)}那声哨起`,
    ...(names ? [`${names}也叫到那边去`] : []),
    ...(source.pending.length > 0 ? ['这件里等人确认的，作废'] : []),
    '并错了，还可以再拆开',
  ]
}
