import type { Me } from '@juwuye/types'

/** An officer of a town looks into its communities; one of a city sees figures only. */
export const servesTown = ({ regions }: Pick<Me, 'regions'>): boolean =>
  regions.some(({ role }) => role === 'townOfficer')

/**
 * The community to show: the first of these that the person has something to do with, else their first. Officers of a town
 * may look into any; undefined when there is none yet.
 *
 * @param asked in the address, as that of a message; then the one last chosen
 */
export function communityToShow(me: Me, ...asked: readonly (string | undefined)[]): string | undefined {
  const own = me.communities.map(({ communityId }) => communityId)
  return asked.find((id) => id !== undefined && (own.includes(id) || servesTown(me))) ?? own[0]
}
