import type { ActionOffer } from '@juwuye/types'

/** One button of the case: the offer it opens, and what its sheet can answer besides. */
export interface BarEntry {
  key: string
  offer: ActionOffer
  /** `offer` and its companions: the other verdict, the same act on another node. */
  offers: ActionOffer[]
}

export interface Bar {
  /** Left to right; the deciding one last. */
  shown: BarEntry[]
  /** Behind 更多, in the server's order. */
  more: BarEntry[]
  /** The one that waits on the viewer: in the accent. */
  accent: string | undefined
  /** Why the first disabled one cannot be done now. */
  reason: string | undefined
}

/** Two labels together fit beside each other at 360 px. */
const FITTING_CHARS = 12

export function keyOf(offer: ActionOffer): string {
  const { action, step, nodeId, pendingActId, objectionId, rulingId, supervisionId, recordedFor } = offer
  const about = [nodeId, pendingActId, objectionId, rulingId, supervisionId, recordedFor?.id]
  return [action, step, ...about].filter(Boolean).join('/')
}

const ONE_SHEET: readonly ActionOffer['action'][] = [
  'note-progress',
  'rule-objection',
  'rule-appeal',
  'step-back',
  'replace-seat',
  'answer-supervision',
]

const STANDS_LAST: readonly ActionOffer['action'][] = ['report', 'step-back']

/** Which offers share one sheet: both verdicts of a signature, progress or seats of any node, stepping back, rulings or answers on any question. */
function sheetOf(offer: ActionOffer): string {
  if (offer.action === 'sign-yes' || offer.action === 'sign-no') return `verify/${offer.nodeId}`
  return ONE_SHEET.includes(offer.action) ? `${offer.action}/${offer.enabled}` : keyOf(offer)
}

/** The buttons in the server's order; those that open the same sheet are one, under the label that came first. */
export function barEntries(offers: readonly ActionOffer[]): BarEntry[] {
  const entries = new Map<string, BarEntry>()
  for (const offer of offers) {
    const sheet = sheetOf(offer)
    const known = entries.get(sheet)
    if (known) known.offers.push(offer)
    else entries.set(sheet, { key: keyOf(offer), offer, offers: [offer] })
  }
  // What is said about the page, or of oneself, stands after what is done about the case.
  const last = ({ offer }: BarEntry) => (STANDS_LAST.includes(offer.action) && !offer.waits ? 1 : 0)
  return [...entries.values()].sort((a, b) => last(a) - last(b))
}

/** Lays the offers out: at most two in the bar, what waits on the viewer at the right; the rest behind 更多. */
export function composeBar(offers: readonly ActionOffer[]): Bar {
  const entries = barEntries(offers)
  const [first, second, ...others] = entries
  const accent = first?.offer.waits ? first.key : undefined
  if (!first) return { shown: [], more: [], accent, reason: undefined }
  const reasonOf = (left: BarEntry[]) => {
    const off = left.find(({ offer }) => !offer.enabled && offer.reason)?.offer
    return off && `${off.label}：${off.reason?.text}`
  }
  if (!second) return { shown: [first], more: [], accent, reason: reasonOf([first]) }
  const chars = [...first.offer.label].length + [...second.offer.label].length
  if (others.length === 0 && chars <= FITTING_CHARS) {
    return { shown: [second, first], more: [], accent, reason: reasonOf([first, second]) }
  }
  return { shown: [first], more: [second, ...others], accent, reason: reasonOf(entries) }
}

/** The same offer after the case was read anew; undefined when the server no longer offers it. */
export function sameOffer(offers: readonly ActionOffer[], offer: ActionOffer): ActionOffer | undefined {
  return offers.find((other) => keyOf(other) === keyOf(offer))
}

/** The entry a link asks for (`sheet=triage`, or the key of one offer), if it is open to the viewer now. */
export function entryFor(offers: readonly ActionOffer[], wanted: string | undefined): BarEntry | undefined {
  return barEntries(offers).find((entry) =>
    entry.offers.some((one) => one.enabled && (one.action === wanted || keyOf(one) === wanted)),
  )
}
