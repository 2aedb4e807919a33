import { clockText } from '@juwuye/messages'
import type { CommunityView } from '@juwuye/types'

export interface DutyLine {
  title: string
  note: string
  phone: string | null
}

/** Who is on duty now and where a call is answered. */
export function dutyLine({ onDuty, deskPhone, estates, memberships }: CommunityView): DutyLine {
  const onCall = onCallOf({ estates, memberships })[0]
  const last = onDuty.reduce((latest, { until }) => Math.max(latest, until), 0)
  const people = onDuty.map(({ familyName, line }) => `${familyName}${line}`)
  if (people.length > 0) {
    const more = people.length > 3 ? `等 ${people.length} 位` : ''
    const note = `${people.slice(0, 3).join('、')}${more}，到 ${clockText(last)}`
    return { title: '服务站有人在', note, phone: deskPhone ?? onCall?.phone ?? null }
  }
  if (onCall) return { title: '服务站现在没人值班', note: `急事打给${onCall.label}`, phone: onCall.phone }
  return { title: '服务站现在没人值班', note: '事情照样可以先说，社工上班就能看到', phone: deskPhone }
}

/** Numbers that are answered at any hour: those of the person's own estate first. */
export function onCallOf({ estates, memberships }: Pick<CommunityView, 'estates' | 'memberships'>, estateId?: string) {
  const home = estateId ?? memberships.find(({ estate }) => estate !== null)?.estate?.id
  const chosen = estates.find(({ id }) => id === home) ?? estates[0]
  return chosen?.onCall ?? []
}

/** A number that does not break at its hyphen. */
export const phoneText = (phone: string) => phone.replace(/-/g, '\u2011')

/** What “打电话给值班室” rings. */
export const deskPhoneOf = (community: CommunityView) => community.deskPhone ?? dutyLine(community).phone
