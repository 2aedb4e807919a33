import { REGION_ROLE_LABELS, ROLE_LABELS } from '@juwuye/messages'
import type { ActorAround } from './people-around.ts'

/** As what somebody is there: their office, not that they live here too. */
export function roleOf({ memberships, townOfficer }: ActorAround): string {
  const office = memberships.find(({ role }) => role !== 'resident') ?? memberships[0]
  if (office) return ROLE_LABELS[office.role]
  return townOfficer ? REGION_ROLE_LABELS.townOfficer : ''
}
