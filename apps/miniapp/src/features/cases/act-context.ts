import type { ActionOffer, CaseView, CommunityView } from '@juwuye/types'

/** What every sheet of a case works with. */
export interface ActContext {
  communityId: string
  /** Who acts: drafts are kept by person. */
  personId: string
  community: CommunityView | undefined
  /** The case as it stood when the sheet was opened or last asked for the latest. */
  view: CaseView
  offer: ActionOffer
  /** `offer` and what the same sheet answers besides. */
  offers: ActionOffer[]
  /** Where the sheet was opened from a party's row: that party. */
  about?: string
  now: number
  /** The act went through: the case as it is now, and what to say. */
  done: (view: CaseView, said: string) => void
  close: () => void
  /** Reads the case anew into the open sheet. */
  renew: () => Promise<void>
}

export interface ActSheetProps {
  context: ActContext
}
