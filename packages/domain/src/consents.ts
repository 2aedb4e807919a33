/** What somebody with an account agrees to for themself. */
export const CONSENT_MATTERS = ['privacyGuide', 'position', 'wechatMessage', 'nameShown'] as const
export type ConsentMatter = (typeof CONSENT_MATTERS)[number]

/** What is asked of a neighbour who is on somebody's list. */
export const NEIGHBOUR_CONSENT_MATTERS = ['listed', 'relayed'] as const
export type NeighbourConsentMatter = (typeof NEIGHBOUR_CONSENT_MATTERS)[number]

/**
 * What may be taken back from the ledger, with an effect at once. Under which name one whistle was heard is past: those who
 * had to work on it have read it.
 */
export const WITHDRAWABLE = ['privacyGuide', 'position', 'wechatMessage', 'listed'] as const
export type Withdrawable = (typeof WITHDRAWABLE)[number]

/** Edition of the guide that says what personal information is used for. A new one is agreed to anew. */
export const PRIVACY_GUIDE_EDITION = 1

export const GUIDE_STANDINGS = ['agreed', 'takenBack', 'renewed'] as const
/** `renewed`: agreed to an edition before the one in force, and asked anew before anything more of theirs is kept. */
export type GuideStanding = (typeof GUIDE_STANDINGS)[number]

/**
 * Where somebody stands with the guide, by what they said of it last; who was never asked stands as one who agreed.
 *
 * @param said its edition as the ledger keeps it
 */
export function guideStanding(
  said: { readonly given: boolean; readonly about: string } | null | undefined,
  edition = PRIVACY_GUIDE_EDITION,
): GuideStanding {
  if (!said) return 'agreed'
  if (!said.given) return 'takenBack'
  return Number(said.about) < edition ? 'renewed' : 'agreed'
}
