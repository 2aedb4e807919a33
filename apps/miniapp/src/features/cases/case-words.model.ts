import {
  CHANNEL_LABELS,
  CLASS_HINTS,
  CLASS_LABELS,
  KIND_LABELS,
  STATE_LABELS,
  VISIBILITY_LABELS,
  whenText,
} from '@juwuye/messages'
import type { CaseCard, CaseView, PlaceView, WhistleView } from '@juwuye/types'

/** What it is called; where no word of it may be read, its number. */
export function headline({ title, number }: Pick<CaseCard, 'title' | 'number'>): string {
  return title || number
}

/** “临溪花园 3 幢 单元门口”; a spot that names its building says it once. */
export function placeText({ estate, building, spot }: PlaceView): string {
  const said = building !== null && spot?.startsWith(building)
  return [estate, said ? null : building, spot].filter(Boolean).join(' ')
}

/** “大事，牵动全小区”; before somebody classed it, what it is. */
export function classLine(card: Pick<CaseCard, 'class' | 'kind' | 'step'>): string {
  if (card.class === null) return `${KIND_LABELS[card.kind]}${card.step === null ? '' : '，等社工分类'}`
  const hint = CLASS_HINTS[card.class].split('，')[0]
  return `${CLASS_LABELS[card.class]}，${hint}`
}

/** “7 位邻居吹了哨，最早 11 月 2 日 19:20”, in phrases. */
export function whistledPhrases(card: Pick<CaseCard, 'whistleCount' | 'receivedAt'>, now: number): string[] {
  const when = whenText(card.receivedAt, now)
  if (card.whistleCount === 0) return [`${when} 吹的哨`]
  return [`${card.whistleCount} 位邻居吹了哨，`, `最早${/^\d/.test(when) ? ' ' : ''}${when}`]
}

/** Who leads, or that nobody does yet; undefined once it no longer matters. */
export function leadLine(card: Pick<CaseCard, 'lead' | 'state' | 'class'>): string | undefined {
  if (card.lead) return `${card.lead.name}牵头`
  if (card.class === 'private') return '调解员在办'
  if (card.state === 'raised') return '等社工派哨'
  return card.state === 'dispatched' ? '还没有人牵头' : undefined
}

/** “公示中，没办成”: how far it is, and that it could not be done. */
export function stateLine({ state, unsolved }: Pick<CaseCard, 'state' | 'unsolved'>): string {
  return unsolved ? `${STATE_LABELS[state]}，没办成` : STATE_LABELS[state]
}

/** What stands beside a card's chip. */
export function cardNote(card: Pick<CaseCard, 'lead' | 'state' | 'class' | 'step' | 'unsolved'>): string | undefined {
  if (card.state === 'merged') return '点开看接着办的那一件'
  if (card.step === null) return undefined
  // Once it is closed the chip says that it could not be done.
  if (card.unsolved) return card.state === 'closed' ? '写明了原因' : '没办成，写明了原因'
  return leadLine(card) ?? STATE_LABELS[card.state]
}

/** The mediator of a private case stands where others have a lead. */
export function mediatorOf(view: Pick<CaseView, 'mediator' | 'class'>): string | undefined {
  return view.class === 'private' ? (view.mediator ?? undefined) : undefined
}

/** “王阿姨，昨天 20:15，打电话来说，匿名，原来编号 梧桐 2026-0012” */
export function whistleNote(whistle: WhistleView, now: number): string {
  const who = whistle.mine ? '您' : (whistle.by ?? '一位邻居')
  const channel = whistle.channel === 'own' ? undefined : CHANNEL_LABELS[whistle.channel]
  const seen = whistle.visibility === 'named' ? undefined : VISIBILITY_LABELS[whistle.visibility]
  const from = whistle.cameFrom === null ? undefined : `原来编号 ${whistle.cameFrom}`
  const back = whistle.withdrawn ? '已撤回' : undefined
  return [who, whenText(whistle.receivedAt, now), channel, seen, from, back].filter(Boolean).join('，')
}
