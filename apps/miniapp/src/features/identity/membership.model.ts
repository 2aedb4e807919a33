import { LEVEL_LABELS, OFFICE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { DemoPerson, Me, MembershipView } from '@juwuye/types'
import { servesTown } from '../../shared/community.model.ts'

export interface MembershipLine {
  title: string
  note?: string
}

/** What a membership makes of somebody, in one line and a smaller one. */
export function membershipLine({
  role,
  party,
  office,
  level,
  estate,
  building,
  looksAfter,
}: MembershipView): MembershipLine {
  if (role === 'resident') {
    const where = [estate?.name, building?.name].filter(Boolean).join(' ')
    return { title: where || ROLE_LABELS.resident, note: level ? LEVEL_LABELS[level] : undefined }
  }
  const title = office === 'chair' ? `${ROLE_LABELS[role]}，${OFFICE_LABELS.chair}` : ROLE_LABELS[role]
  const cares = looksAfter.length > 0 ? `照看 ${looksAfter.map(({ name }) => name).join('、')}` : undefined
  return { title, note: [party?.name ?? estate?.name, cares].filter(Boolean).join('，') || undefined }
}

/** The desk and the town's officers keep the roll of who is what here. */
export function keepsRolls(me: Pick<Me, 'regions'>, memberships: readonly MembershipView[] = []): boolean {
  return servesTown(me) || memberships.some(({ role }) => role === 'socialWorker' || role === 'secretary')
}

/** The secretary and the town's officers answer for what the community sets, and for messages that did not arrive. */
export function administers(me: Pick<Me, 'regions'>, memberships: readonly MembershipView[] = []): boolean {
  return servesTown(me) || memberships.some(({ role }) => role === 'secretary')
}

/** People to be, under the headings in which they come. */
export function byHeading(people: readonly DemoPerson[]): { heading: string; people: DemoPerson[] }[] {
  const headings = [...new Set(people.map(({ community }) => community))]
  return headings.map((heading) => ({ heading, people: people.filter(({ community }) => community === heading) }))
}
