const USUAL = 16

/** How much larger than usual the browser's owner wants letters (1 = usual): our sizes are px, which it does not scale. */
export function fontScale(): number {
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return Number.isFinite(size) ? size / USUAL : 1
}
