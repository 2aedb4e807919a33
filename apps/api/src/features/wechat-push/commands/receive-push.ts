import { createHash } from 'node:crypto'
import type { Deps } from '../../../deps.ts'
import { asAnyone } from '../../../platform/db/tenant.ts'
import type { WechatEvent } from '../../../platform/wechat/push-events.ts'
import { wechatPushes } from '../wechat-push.table.ts'

/** Takes what WeChat pushed into the queue, once, however often it is pushed. */
export async function receivePush(deps: Deps, event: WechatEvent): Promise<void> {
  const row = { key: keyOf(event), receivedAt: deps.clock.now() }
  await asAnyone(deps.db.api, async (tx) => {
    const fresh = await tx.insert(wechatPushes).values(row).onConflictDoNothing().returning({ key: wechatPushes.key })
    if (fresh.length > 0) await deps.jobs.add(tx, 'wechat-event', event)
  })
}

/** WeChat's time has a second's grain, so what the event is about belongs to the key. */
function keyOf(event: WechatEvent): string {
  const { openid, createTime, event: name } = event
  return createHash('sha256')
    .update(JSON.stringify([openid, createTime, name, ...subjectsOf(event)]))
    .digest('hex')
}

function subjectsOf(event: WechatEvent): string[] {
  switch (event.event) {
    case 'wxa_media_check':
      return [event.payload.traceId]
    case 'subscribe_msg_sent_event':
      return event.payload.list.map(({ msgId }) => msgId)
    default:
      return event.payload.list.flatMap(({ templateId, status }) => [templateId, status])
  }
}
