import { type Audience, readLevel, type TemplateKey } from '@juwuye/domain'
import { ANNOUNCEMENTS, noticeFor } from '@juwuye/messages'
import type { Tx } from '../../platform/db/pools.ts'
import { actorsAround } from '../communities/index.ts'
import { peopleToldOf } from './audiences.ts'
import type { AnnouncedRow, Told } from './told-event.ts'

export interface Recipient {
  readonly personId: string
  /** What they are told as; null where it belongs to no case. */
  readonly audience: Audience | null
  /** What carries it to WeChat; null: the inbox alone. */
  readonly template: TemplateKey | null
  readonly urgent: boolean
}

/**
 * Who gets a message of the event: each person once, and nobody who may not see the case; but the town's officers, who
 * then read its number and dates only.
 */
export async function recipientsOf(tx: Tx, told: Told, now: number): Promise<Recipient[]> {
  const people = peopleToldOf(told)
  const { communityId, kind } = told.row
  const actors = await actorsAround(tx, communityId, [...people.keys()], told.town, now)
  const danger = isDangerNow(told)
  return actors.flatMap((actor) => {
    const audiences = people.get(actor.personId) ?? []
    const sees = readLevel(actor, told.facts) !== 'none'
    const audience = sees ? audiences[0] : audiences.find((one) => one === 'town')
    if (audience === undefined) return []
    const notice = noticeFor(kind, audience)
    if (!notice) throw new Error(`no sentence tells ${audience} of ${kind}`)
    const { template, urgent } = notice
    return [{ personId: actor.personId, audience, template, urgent: urgent && danger }]
  })
}

/** Somebody says that there is danger, or it is known and not made safe yet. */
function isDangerNow({ facts }: Told): boolean {
  return facts.danger === 'pending' || facts.danger === 'deskFirst' || facts.dues.safe !== undefined
}

/** Those whom the announcement names, as far as they still belong to the community, or are officers of its town. */
export async function announcedTo(
  tx: Tx,
  row: AnnouncedRow,
  town: readonly string[],
  now: number,
): Promise<Recipient[]> {
  const { template, urgent } = ANNOUNCEMENTS[row.kind]
  const actors = await actorsAround(tx, row.communityId, row.announcement.people, town, now)
  return actors.flatMap(({ personId, memberships, townOfficer }) =>
    memberships.length > 0 || townOfficer ? [{ personId, audience: null, template, urgent }] : [],
  )
}
