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
