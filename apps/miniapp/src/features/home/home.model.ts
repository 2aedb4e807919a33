import { ROLE_LABELS } from '@juwuye/messages'
import type { CaseCard, CommunityView, Me, MembershipView } from '@juwuye/types'
import { servesTown } from '../../shared/community.model.ts'

/** Who has duties sees the workbench first: any role but resident, and officers of the town. */
export function hasDuties(me: Me, memberships: readonly MembershipView[]): boolean {
  return servesTown(me) || memberships.some(({ role }) => role !== 'resident')
}

export interface Heading {
  title: string
  note: string
}

/** A resident is at home in an estate. */
export function residentHeading(community: CommunityView): Heading {
  const home = community.memberships.find(({ role }) => role === 'resident')
  if (!home?.estate) return { title: community.name, note: community.town }
  const waiting = home.level === 'declared' ? '（等确认）' : ''
  const parts = [community.name, home.building && `${home.building.name}${waiting}`].filter(Boolean)
  return { title: home.estate.name, note: parts.join('·') }
}

/** Somebody with duties works in a community: with which role, for how many estates. */
export function workerHeading(me: Me, community: CommunityView): Heading {
  const roles = community.memberships.filter(({ role }) => role !== 'resident').map(({ role }) => ROLE_LABELS[role])
  const officer = servesTown(me) && roles.length === 0 ? ['镇街工作人员'] : []
  const said = [...new Set([...roles, ...officer])].slice(0, 2).join('、')
  return { title: community.name, note: `${said}·${community.estates.length} 个小区` }
}

const ENDED = new Set(['closed', 'declined', 'merged', 'withdrawn'])

/** Of one's own whistles those that go on, newest first, two at most; when all have ended, the last one. */
export function whistlesToShow(mine: readonly CaseCard[]): CaseCard[] {
  const open = mine.filter(({ state }) => !ENDED.has(state))
  return open.length > 0 ? open.slice(0, 2) : mine.slice(0, 1)
}
