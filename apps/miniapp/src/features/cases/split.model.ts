import type { CaseView, WhistleView } from '@juwuye/types'

/** Those that can be taken out: all that were not withdrawn. Of a merged case, those that went on from it. */
export function splittable(view: Pick<CaseView, 'whistles'>): WhistleView[] {
  return view.whistles.filter((whistle) => !whistle.withdrawn)
}

/** Why these cannot go yet; the server has the last word. */
export function splitWait(
  pool: readonly WhistleView[],
  chosen: readonly string[],
  merged: boolean,
): string | undefined {
  if (merged) return pool.length === 0 ? '没有可以拆出来的哨' : undefined
  if (chosen.length === 0) return '先选要拆出去的'
  return pool.every(({ id }) => chosen.includes(id)) ? '原来这件里至少要留一声哨' : undefined
}

/** What will happen, line by line. */
export function splitOutcome(view: Pick<CaseView, 'number' | 'state' | 'mergedInto'>, count: number): string[] {
  const from = view.state === 'merged' ? (view.mergedInto?.number ?? '') : view.number
  return [
    `${count > 0 ? `这 ${count} 声哨` : '选中的'}另立一件，另有编号，从派哨开始`,
    '期限照它自己吹哨的那天算，不重新算',
    `${from} 接着办`,
    ...(view.state === 'merged' ? [`谁再查 ${view.number}，会带到新的那一件`] : []),
  ]
}
