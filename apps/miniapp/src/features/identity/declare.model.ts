import type { CommunityView } from '@juwuye/types'

export interface DeclareDraft {
  communityId?: string
  estateId?: string
  buildingId?: string
  /** undefined: not touched yet, then the name the person already has. */
  displayName?: string
}

export type DeclareProblems = Partial<Record<keyof DeclareDraft, string>>

/** What still has to be chosen before it can be sent. */
export function declareProblems(draft: DeclareDraft, name: string): DeclareProblems {
  const problems: DeclareProblems = {}
  if (!draft.estateId) problems.estateId = '选一个小区'
  if (!draft.buildingId) problems.buildingId = '选一幢'
  if (name.trim() === '') problems.displayName = '写上怎么称呼您'
  return problems
}

/** A draft that points at places which are no longer there forgets them. */
export function placesOf(draft: DeclareDraft, community: CommunityView) {
  const only = community.estates.length === 1 ? community.estates[0] : undefined
  const estate = community.estates.find(({ id }) => id === draft.estateId) ?? only
  const building = estate?.buildings.find(({ id }) => id === draft.buildingId)
  return { estate, building }
}
