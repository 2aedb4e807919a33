export const canPrint = true

/** Opens the browser's own print dialog; what is printed is decided by the page's print style. */
export function printPage() {
  window.print()
}
