/** 1,000,000,000 元, as the wire allows. */
const MOST_FEN = 100_000_000_000

/**
 * What somebody typed in 元 as integer fen: “120” → 12000, “25.5” → 2550, empty → null.
 * undefined when it is no amount of money.
 */
export function yuanToFen(typed: string): number | null | undefined {
  const text = typed
    .normalize('NFKC')
    .replace(/[,\s¥元]/g, '')
    .replace(/。/g, '.')
  if (text === '') return null
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return undefined
  const fen = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
  return fen <= MOST_FEN ? fen : undefined
}

/** Integer fen as one would type it: 12050 → “120.50”; nothing known → empty. */
export function fenToYuan(fen: number | null): string {
  if (fen === null) return ''
  const rest = fen % 100
  return `${Math.floor(fen / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}
