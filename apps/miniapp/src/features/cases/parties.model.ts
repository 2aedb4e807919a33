import type { CaseView, CommunityView } from '@juwuye/types'

export type CommunityParty = CommunityView['parties'][number]

/** The parties that answer for this estate or for the whole community. */
export function partiesOfEstate(community: Pick<CommunityView, 'parties'>, estateId: string): CommunityParty[] {
  return community.parties.filter(({ estateIds }) => estateIds === null || estateIds.includes(estateId))
}

/** Called in most matters: chosen beforehand, and to be taken out again where they are not needed. */
export function usualParties(parties: readonly CommunityParty[]): string[] {
  return parties.filter(({ kind }) => kind === 'property' || kind === 'residentsCommittee').map(({ id }) => id)
}

/** Those not called yet. */
export function uncalledParties(parties: readonly CommunityParty[], view: Pick<CaseView, 'board'>): CommunityParty[] {
  return parties.filter(({ id }) => !view.board.some((entry) => entry.party.id === id))
}

/** Numbers that ring out of hours, of the estate a case is in. */
export function onCallOf(community: Pick<CommunityView, 'estates'> | undefined, estateId: string) {
  return community?.estates.find(({ id }) => id === estateId)?.onCall ?? []
}
