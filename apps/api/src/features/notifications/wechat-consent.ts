import { TEMPLATE_KEYS } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import { noteConsent } from '../consents/index.ts'
import { switchedOff } from './message-settings.ts'
import { messageSettings, subscribeGrants } from './notifications.table.ts'

interface Asked {
  readonly personId: string
  readonly now: number
}

/** Switches these kinds off and all others on, and notes what that changes. Needs the person pinned. */
export async function switchOff(tx: Tx, ids: Ids, { personId, now }: Asked, off: readonly string[]): Promise<void> {
  const before = await switchedOff(tx, personId)
  for (const key of TEMPLATE_KEYS.filter((one) => before.includes(one) !== off.includes(one))) {
    await noteConsent(tx, ids, { personId, matter: 'wechatMessage', given: !off.includes(key), about: key, now })
  }
  const row = { off: TEMPLATE_KEYS.filter((key) => off.includes(key)), updatedAt: now }
  await tx
    .insert(messageSettings)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: messageSettings.personId, set: row })
}

/** Nothing goes to WeChat any more, and what was allowed before is void. Needs the person pinned. */
export async function stopWechatMessages(tx: Tx, ids: Ids, asked: Asked): Promise<void> {
  await switchOff(tx, ids, asked, TEMPLATE_KEYS)
  const { personId, now } = asked
  await tx
    .update(subscribeGrants)
    .set({ revokedAt: now })
    .where(
      and(eq(subscribeGrants.personId, personId), isNull(subscribeGrants.spentAt), isNull(subscribeGrants.revokedAt)),
    )
}

/** All kinds may be sent again, once WeChat's own prompt allowed them. Needs the person pinned. */
export const wantWechatMessages = (tx: Tx, ids: Ids, asked: Asked) => switchOff(tx, ids, asked, [])
