import type { Tx } from '../../platform/db/pools.ts'
import { holdMemberships, mediatorsOf } from '../communities/index.ts'
import { refusal } from './case-command.ts'
import type { CaseWork } from './case-work.ts'

/** Nobody mediates what they whistled about themselves, or a complaint about their own party. */
function takesPart({ row, facts }: CaseWork, personId: string): boolean {
  const own = facts.whistles.some((w) => w.personId === personId || w.enteredBy === personId)
  return own || (facts.parties.find((p) => p.id === row.aboutPartyId)?.members.includes(personId) ?? false)
}

/** Hands a private matter to one named mediator, who starts afresh. */
export async function nameMediator(tx: Tx, work: CaseWork, personId: string | null): Promise<void> {
  if (personId === null) throw refusal('private-class-needs-mediator', {}, 'mediatorId')
  await holdMemberships(tx, work.row.communityId, personId)
  const mediators = await mediatorsOf(tx, work.row.communityId, work.now)
  const listed = mediators.some((m) => m.personId === personId)
  if (!listed || takesPart(work, personId)) throw refusal('mediator-unknown', {}, 'mediatorId')
  work.row.mediatorId = personId
  work.row.mediatorCheckedInAt = null
  work.row.mediatorReply = null
}
