import { BACKBONE_ROLES } from '@juwuye/domain'
import { ROLE_LABELS } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'
import { isDeskMember } from './administration.ts'
import type { estatesOf, findCommunity, mediatorsOf, openAttendances, partiesOf } from './communities.queries.ts'
import { familyName } from './family-name.ts'
import type { membershipsOf } from './membership-views.ts'
import type { ActorAround } from './people-around.ts'
import { confirmableBuildings } from './residents.ts'

export interface CommunityRows {
  community: NonNullable<Awaited<ReturnType<typeof findCommunity>>>
  estates: Awaited<ReturnType<typeof estatesOf>>
  parties: Awaited<ReturnType<typeof partiesOf>>
  onDuty: Awaited<ReturnType<typeof openAttendances>>
  mediators: Awaited<ReturnType<typeof mediatorsOf>>
  memberships: Awaited<ReturnType<typeof membershipsOf>>
  open: boolean
}

/** Who is on duty is for the community's people; newcomers see places and parties, to find where they live. */
export function presentCommunity(rows: CommunityRows, viewer: ActorAround): CommunityView {
  const { regionId: _, ...community } = rows.community
  const belongs = viewer.townOfficer || rows.memberships.length > 0
  const desk = isDeskMember(viewer)
  return {
    ...community,
    estates: rows.estates,
    parties: rows.parties,
    mediators: desk
      ? rows.mediators.map(({ personId, name, role }) => ({ personId, name, line: ROLE_LABELS[role] }))
      : [],
    onDuty: belongs
      ? rows.onDuty.map((row) => ({
          familyName: familyName(row.displayName),
          line: ROLE_LABELS[row.role],
          until: row.shiftEndsAt,
        }))
      : [],
    memberships: rows.memberships,
    may: {
      whistle: rows.open,
      enterForOthers: viewer.memberships.some(({ role }) => BACKBONE_ROLES.includes(role)),
      triage: desk,
      confirmResidents: confirmableBuildings(viewer).length > 0,
    },
  }
}
