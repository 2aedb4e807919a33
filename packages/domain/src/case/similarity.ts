/**
 * Chinese similarity without a dictionary: single characters and pairs, compared by the Dice coefficient. True pairs of
 * whistles score about 0.4–0.5, unrelated ones near 0 (docs/decisions).
 */
const KEPT = /[\p{Script=Han}\p{L}\p{N}]/u
const STOP = new Set('的了在是我有和就不人都一也很到说要去你会着没看好自己这那们个请吗呢吧啊')

/** Unigrams and bigrams of a text, each once, sorted. */
export function ngrams(text: string): string[] {
  const chars = [...text.normalize('NFKC').toLowerCase()].filter((c) => KEPT.test(c))
  const grams = new Set(chars.filter((c) => !STOP.has(c)))
  for (let i = 0; i + 1 < chars.length; i++) grams.add(`${chars[i]}${chars[i + 1]}`)
  return [...grams].sort()
}

/** Dice coefficient of two gram sets, 0–1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const other = new Set(b)
  const shared = a.filter((gram) => other.has(gram)).length
  return (2 * shared) / (a.length + b.length)
}

/** Below this two texts are not shown as alike, whatever the place. */
export const SIMILAR_FROM = 0.18

export interface SimilarityInputs {
  readonly words: number
  readonly sameBuilding: boolean
  readonly samePlace: boolean
}

/** Rank of a likely duplicate: words first, then how near the places are. */
export function similarityScore(inputs: SimilarityInputs): number {
  return inputs.words + (inputs.samePlace ? 0.15 : 0) + (inputs.sameBuilding ? 0.1 : 0)
}
