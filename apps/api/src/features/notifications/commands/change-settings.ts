import type { MessageSettings, MessageSettingsBody } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findCommunity, policyInForce } from '../../communities/index.ts'
import { readSettings } from '../message-settings.ts'
import { messageSettings } from '../notifications.table.ts'

/** Switches kinds of WeChat message off, and all others on. The inbox has them all the same. @throws Refusal not-found */
export function changeSettings(
  deps: Deps,
  { communityId, personId }: { communityId: string; personId: string },
  { off }: MessageSettingsBody,
): Promise<MessageSettings> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    const row = { off: [...new Set(off)], updatedAt: deps.clock.now() }
    await tx
      .insert(messageSettings)
      .values({ personId, ...row })
      .onConflictDoUpdate({ target: messageSettings.personId, set: row })
    const { policy } = await policyInForce(tx, communityId)
    return readSettings(tx, personId, policy)
  })
}
