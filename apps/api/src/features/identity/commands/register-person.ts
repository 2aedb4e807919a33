import { eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asSubject, repin } from '../../../platform/db/tenant.ts'
import { personIdentities, persons, wechatAccounts } from '../identity.table.ts'

export interface OutsideAccount {
  /** Mini-program the id belongs to: openids differ between them. */
  appId: string
  openid: string
}

export const subjectOf = ({ appId, openid }: OutsideAccount) => `wechat:${appId}:${openid}`

/** The person of an outside account, made on first sight. Safe to run twice, also at once. */
export function registerPerson(
  deps: Pick<Deps, 'db' | 'ids' | 'clock'>,
  account: OutsideAccount,
  displayName = '',
): Promise<string> {
  return asSubject(deps.db.api, subjectOf(account), (tx) =>
    ensurePerson(tx, account, { personId: deps.ids.uuid(), displayName, now: deps.clock.now() }),
  )
}

/** Leaves the transaction pinned to the person. */
export async function ensurePerson(
  tx: Tx,
  account: OutsideAccount,
  fresh: { personId: string; displayName: string; now: number },
): Promise<string> {
  const providerSubject = subjectOf(account)
  await tx
    .insert(personIdentities)
    .values({ providerSubject, personId: fresh.personId, createdAt: fresh.now })
    .onConflictDoNothing()
  const [known] = await tx
    .select({ personId: personIdentities.personId })
    .from(personIdentities)
    .where(eq(personIdentities.providerSubject, providerSubject))
  if (!known) throw new Error('an identity just written cannot be read')
  await repin(tx, { personId: known.personId })
  if (known.personId === fresh.personId) {
    await tx.insert(persons).values({ personId: known.personId, displayName: fresh.displayName, createdAt: fresh.now })
  }
  await noteAccount(tx, known.personId, account, fresh.now)
  return known.personId
}

/** Keeps the way back: what is sent to the person in WeChat goes to their id in this app. */
async function noteAccount(tx: Tx, personId: string, account: OutsideAccount, now: number): Promise<void> {
  await tx
    .insert(wechatAccounts)
    .values({ personId, ...account, updatedAt: now })
    .onConflictDoUpdate({
      target: [wechatAccounts.personId, wechatAccounts.appId],
      set: { openid: account.openid, updatedAt: now },
    })
}
