import type { Me } from '@juwuye/types'

/** An officer of a town looks into its communities; one of a city sees figures only. */
export const servesTown = ({ regions }: Pick<Me, 'regions'>): boolean =>
  regions.some(({ role }) => role === 'townOfficer')

/**
 * The community to show: the one last chosen, as long as the person has something to do with it, else the first.
 * Officers of a town may look into any; undefined when there is none yet.
 */
export function communityToShow(me: Me, chosen: string | undefined): string | undefined {
  const own = me.communities.map(({ communityId }) => communityId)
  if (chosen !== undefined && (own.includes(chosen) || servesTown(me))) return chosen
  return own[0]
}
