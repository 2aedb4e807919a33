import { DAY, RETENTION } from '@juwuye/domain'
import { lt } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import { asAnyone } from '../../platform/db/tenant.ts'
import { wechatPushes } from './wechat-push.table.ts'

/**
 * WeChat repeats within a minute, and what is older than five is refused by its time.
 *
 * @param now epoch milliseconds
 */
export async function forgetPushes(deps: Deps, now: number): Promise<void> {
  await asAnyone(deps.db.api, (tx) =>
    tx.delete(wechatPushes).where(lt(wechatPushes.receivedAt, now - RETENTION.wechatPushes.days * DAY)),
  )
}
