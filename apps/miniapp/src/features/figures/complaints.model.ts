import type { ComplaintSource } from '@juwuye/domain'
import type { ComplaintsEntered, EnterComplaintsBody } from '@juwuye/types'

/** What was typed, source by source; what was not touched is not sent. */
export type Typed = Readonly<Partial<Record<ComplaintSource, string>>>

const MOST = 100_000
const isCount = (text: string) => /^\d{1,6}$/.test(text.trim()) && Number(text) <= MOST

export function typedFaults(typed: Typed): Partial<Record<ComplaintSource, string>> {
  const wrong = Object.entries(typed).filter(([, text]) => !isCount(text))
  return Object.fromEntries(wrong.map(([source]) => [source, '写一个整数，没有就写 0']))
}

/** Each number with the version that was on the screen. */
export function typedBody(typed: Typed, entries: ComplaintsEntered['entries']): EnterComplaintsBody {
  const counts = Object.entries(typed).map(([source, text]) => {
    const version = entries.find((entry) => entry.source === source)?.version ?? 0
    return [source, { complaints: Number(text), version }]
  })
  return { counts: Object.fromEntries(counts) }
}
