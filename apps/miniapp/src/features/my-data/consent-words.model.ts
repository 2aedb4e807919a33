import {
  CONSENT_LABELS,
  CONSENT_MATTER_LABELS,
  dayText,
  NEIGHBOUR_CONSENT_LABELS,
  WITHDRAWAL_EFFECTS,
  whenText,
} from '@juwuye/messages'
import type { ConsentLedger } from '@juwuye/types'

type Standing = ConsentLedger['standing'][number]
type Item = ConsentLedger['items'][number]

const LABELS = { ...CONSENT_MATTER_LABELS, ...NEIGHBOUR_CONSENT_LABELS }

/** One consent that may be taken back or given anew. */
export function standingWords({ matter, given, renewed, since, entry }: Standing, now: number) {
  const when = since === null ? '' : `，${dayText(since, now)}`
  return {
    title: entry ? `${LABELS[matter]}（${entry.community}）` : LABELS[matter],
    state: renewed
      ? '改了，新的一版还没问过您'
      : since === null && given
        ? '还没问过您'
        : `${given ? '同意着' : '收回了'}${when}`,
    effect: WITHDRAWAL_EFFECTS[matter],
  }
}

/** One line of what was said. */
export function saidWords({ at, matter, given, about, kind }: Item, now: number) {
  const said = matter === 'nameShown' && !given ? '没有同意' : given ? '同意' : '收回'
  const how = kind === null ? '' : CONSENT_LABELS[kind]
  return {
    title: `${said}：${LABELS[matter]}`,
    note: [whenText(at, now), about, how].filter((part) => part !== '').join('，'),
  }
}
