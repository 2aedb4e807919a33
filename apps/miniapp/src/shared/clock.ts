/** Phones' clocks are set wrong more often than one thinks; what is left of a deadline is counted by the server's. */
let ahead = 0

const NOT_WORTH_IT = 60_000

/** Takes the `date` header of an answer. */
export function noteServerTime(header: string | undefined) {
  const server = header === undefined ? Number.NaN : Date.parse(header)
  if (Number.isNaN(server)) return
  const difference = server - Date.now()
  ahead = Math.abs(difference) < NOT_WORTH_IT ? 0 : difference
}

/** Epoch milliseconds, by the server's clock. */
export function now(): number {
  return Date.now() + ahead
}
