/** Opens the phone with this number; nothing happens when the person turns back. */
export function callPhone(number: string) {
  window.location.href = `tel:${number}`
}
