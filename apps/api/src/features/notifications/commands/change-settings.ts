import type { MessageSettings, MessageSettingsBody } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { findCommunity, policyInForce } from '../../communities/index.ts'
import { readSettings } from '../message-settings.ts'
import { switchOff } from '../wechat-consent.ts'

/** Switches kinds of WeChat message off, and all others on. The inbox has them all the same. @throws Refusal not-found */
export function changeSettings(
  deps: Deps,
  { communityId, personId }: { communityId: string; personId: string },
  { off }: MessageSettingsBody,
): Promise<MessageSettings> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    await switchOff(tx, deps.ids, { personId, now: deps.clock.now() }, off)
    const { policy } = await policyInForce(tx, communityId)
    return readSettings(tx, personId, policy)
  })
}
