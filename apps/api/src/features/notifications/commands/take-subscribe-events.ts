import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asPerson, repin } from '../../../platform/db/tenant.ts'
import type { WechatEvent } from '../../../platform/wechat/push-events.ts'
import { communitiesOf, holdPerson, personOfAccount } from '../../identity/index.ts'
import { addGrant, changeGrant, grantSpokenOf, revokeGrants } from '../grants.ts'
import { deliveries } from '../notifications.table.ts'

type Pushed<E extends WechatEvent['event']> = Extract<WechatEvent, { event: E }>

/** WeChat counts time in seconds. */
const instantOf = ({ createTime }: WechatEvent) => createTime * 1_000

/** Inside the plane of whoever the event is about, one event at a time; nothing where nobody here is known by that id. */
async function ofPerson(
  deps: Deps,
  { openid }: WechatEvent,
  fn: (tx: Tx, personId: string) => Promise<void>,
): Promise<void> {
  const personId = await personOfAccount(deps.db.api, { appId: deps.wechat.appId, openid })
  if (personId === undefined) return
  await asPerson(deps.db.api, personId, async (tx) => {
    await holdPerson(tx, personId)
    await fn(tx, personId)
  })
}

/** Somebody answered the prompt: each accept is a credit. A no takes nothing away that was given before. */
export function takePromptAnswers(deps: Deps, event: Pushed<'subscribe_msg_popup_event'>): Promise<void> {
  return ofPerson(deps, event, async (tx, personId) => {
    for (const { templateId, status } of event.payload.list) {
      if (status !== 'accept') continue
      await addGrant(tx, { personId, templateId }, { id: deps.ids.uuid(), source: 'push', at: instantOf(event) })
    }
  })
}

/** Somebody switched a template off in WeChat's settings: what they gave before is void. */
export function takeSettingsChange(deps: Deps, event: Pushed<'subscribe_msg_change_event'>): Promise<void> {
  return ofPerson(deps, event, async (tx, personId) => {
    for (const { templateId, status } of event.payload.list) {
      if (status === 'reject') await revokeGrants(tx, { personId, templateId }, deps.clock.now())
    }
  })
}

/** WeChat's own word on messages that it took; it settles a doubt. */
export function takeSentWords(deps: Deps, event: Pushed<'subscribe_msg_sent_event'>): Promise<void> {
  return ofPerson(deps, event, async (tx, personId) => {
    for (const { templateId, msgId, errorCode, errorStatus } of event.payload.list) {
      const grant = await grantSpokenOf(tx, { personId, templateId }, msgId)
      if (!grant) continue
      await changeGrant(tx, personId, grant.id, {
        msgId,
        ...(errorCode === 0 ? { confirmedAt: instantOf(event) } : {}),
      })
      if (errorCode !== 0) await noteFailure(deps, tx, personId, grant.deliveryId, `${errorCode}: ${errorStatus}`)
    }
  })
}

/** A credit does not know the community of its delivery: that is another plane. */
async function noteFailure(
  deps: Deps,
  tx: Tx,
  personId: string,
  deliveryId: string | null,
  error: string,
): Promise<void> {
  if (deliveryId === null) return
  for (const communityId of await communitiesOf(tx, personId)) {
    await repin(tx, { communityId })
    await tx
      .update(deliveries)
      .set({ error, updatedAt: deps.clock.now() })
      .where(
        and(eq(deliveries.communityId, communityId), eq(deliveries.personId, personId), eq(deliveries.id, deliveryId)),
      )
  }
}
