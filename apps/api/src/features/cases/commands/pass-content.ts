import { stands } from '@juwuye/domain'
import type { passContentBody } from '@juwuye/types/schemas'
import type { z } from 'zod'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { type ContentCheck, checksOf, decideContent } from '../../moderation/index.ts'
import { photosOfCase } from '../../uploads/index.ts'
import { refusal } from '../case-command.ts'
import type { CaseRecord } from '../case-record.ts'
import { type CaseAddress, getVisibleCase } from '../visible-case.ts'

export interface PassContent extends CaseAddress {
  /** Of the check. */
  readonly id: string
  readonly input: z.output<typeof passContentBody>
}

async function findCheck(tx: Tx, { row, whistles }: CaseRecord, id: string): Promise<ContentCheck | undefined> {
  const photoIds = (await photosOfCase(tx, row.communityId, row.id)).map((photo) => photo.id)
  const whistleIds = whistles.map((whistle) => whistle.id)
  const checks = await checksOf(tx, row.communityId, { caseId: row.id, whistleIds, photoIds })
  return checks.find((check) => check.id === id)
}

/**
 * Somebody of the desk looked at words or a photo and says whether neighbours may see them. Their word stands before the
 * content check's, may be changed by the next who looks, and is kept with name, time and reason; it is no event of the case.
 *
 * @throws Refusal not-found; not-desk, about-your-party
 */
export function passContent(deps: Deps, { id, input, ...address }: PassContent): Promise<void> {
  const { communityId, personId } = address
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const { record, facts, actor, now } = await getVisibleCase(deps, tx, address)
    if (!stands(actor, 'desk', facts)) {
      const own = actor.memberships.some((m) => m.partyId !== null && m.partyId === facts.aboutPartyId)
      throw refusal(own ? 'about-your-party' : 'not-desk')
    }
    if (!(await findCheck(tx, record, id))) throw new Refusal('not-found')
    await decideContent(tx, { communityId, id, ...input, personId, now })
  })
}
