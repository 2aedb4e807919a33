/** A browser passes on the address itself. */
export function useShare(_shared: { title: string; path: string; query?: string }) {}

export function isSinglePage(): boolean {
  return false
}
