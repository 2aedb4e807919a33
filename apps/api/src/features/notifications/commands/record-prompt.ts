import { TEMPLATE_KEYS } from '@juwuye/domain'
import type { MessageSettings, PromptResultBody } from '@juwuye/types'
import type { Deps } from '../../../deps.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { uuidOf } from '../../../platform/ids.ts'
import { findCommunity, policyInForce } from '../../communities/index.ts'
import { noteNewConsent } from '../../consents/index.ts'
import { holdPerson } from '../../identity/index.ts'
import { addGrant, revokeGrants } from '../grants.ts'
import { readSettings } from '../message-settings.ts'

const ACCEPTED: readonly string[] = ['accept', 'acceptWithAudio', 'acceptWithAlert']

/** The same answer makes the same id. */
const grantId = (deps: Deps, templateId: string, key: string | undefined): string =>
  key === undefined ? deps.ids.uuid() : uuidOf(`${key}\n${templateId}`)

/**
 * What the subscribe prompt answered on the phone. Of templates that the community does not use nothing is kept.
 *
 * @param key names this very answer, so that sending it again counts it once
 * @throws Refusal not-found
 */
export function recordPrompt(
  deps: Deps,
  { communityId, personId }: { communityId: string; personId: string },
  { results }: PromptResultBody,
  key?: string,
): Promise<MessageSettings> {
  return inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
    const now = deps.clock.now()
    if (!(await findCommunity(tx, communityId))) throw new Refusal('not-found')
    const { policy } = await policyInForce(tx, communityId)
    await holdPerson(tx, personId)
    for (const { templateId, result } of results) {
      const subscription = { personId, templateId }
      const kind = TEMPLATE_KEYS.find((one) => policy.templates[one] === templateId)
      if (!kind) continue
      const given = ACCEPTED.includes(result)
      const said = { personId, matter: 'wechatMessage', given, about: kind, now } as const
      if (given || result === 'ban') await noteNewConsent(tx, deps.ids, said)
      if (given) await addGrant(tx, subscription, { id: grantId(deps, templateId, key), source: 'prompt', at: now })
      if (result === 'ban') await revokeGrants(tx, subscription, now)
    }
    return readSettings(tx, personId, policy)
  })
}
