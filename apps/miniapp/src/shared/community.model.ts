import type { Me } from '@juwuye/types'

/**
 * The community to show: the one last chosen, as long as the person has something to do with it, else the first.
 * Officers of a town may look into any; undefined when there is none yet.
 */
export function communityToShow(me: Me, chosen: string | undefined): string | undefined {
  const own = me.communities.map(({ communityId }) => communityId)
  if (chosen !== undefined && (own.includes(chosen) || me.regions.length > 0)) return chosen
  return own[0]
}
