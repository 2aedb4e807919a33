/** What there must be before the first whistle: somebody to hear it, somewhere it is about, and a number to ring. */
export const OPENING_NEEDS = ['committee', 'estate', 'socialWorker', 'onCall'] as const
export type OpeningNeed = (typeof OPENING_NEEDS)[number]
export type OpeningFacts = Readonly<Record<OpeningNeed, boolean>>

/** Whistling opens once nothing is missing. */
export const isOpen = (facts: OpeningFacts): boolean => OPENING_NEEDS.every((need) => facts[need])
