/** Browsers already scale our text with their own zoom. */
export function fontScale(): number {
  return 1
}
