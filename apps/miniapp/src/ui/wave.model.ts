/** How many bars a recording is drawn with. */
export const BARS = 32

/** Levels (0 to 1) of a whole recording as so many bars, each its loudest moment; quiet ones stay visible. */
export function barsOf(levels: readonly number[], count = BARS): number[] {
  if (levels.length === 0) return Array.from({ length: count }, () => FLOOR)
  return Array.from({ length: count }, (_, bar) => {
    const from = Math.floor((bar * levels.length) / count)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * levels.length) / count))
    return Math.max(FLOOR, ...levels.slice(from, to))
  })
}

/** The same in hundredths, as they are sent along with a recording. */
export const peaksOf = (bars: readonly number[]) => bars.map((bar) => Math.round(Math.min(1, bar) * 100)).join(',')

/** The last moments while one speaks; what is still to come is flat. */
export function lastBars(levels: readonly number[], count = BARS): number[] {
  const last = levels.slice(-count)
  return [...last.map((level) => Math.max(FLOOR, level)), ...Array.from({ length: count - last.length }, () => FLOOR)]
}

const FLOOR = 0.08

/** 0:07 */
export function lengthText(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
