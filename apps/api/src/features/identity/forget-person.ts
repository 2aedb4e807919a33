import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { repin } from '../../platform/db/tenant.ts'
import { subjectOf } from './commands/register-person.ts'
import {
  myCommunities,
  personIdentities,
  persons,
  regionMemberships,
  sessions,
  wechatAccounts,
} from './identity.table.ts'

/**
 * Deletes the person: who comes with the same account afterwards is somebody new. Needs the person pinned, and held
 * (`holdPerson`).
 */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  const accounts = await tx.select().from(wechatAccounts).where(eq(wechatAccounts.personId, personId))
  for (const table of [sessions, myCommunities, regionMemberships, wechatAccounts, persons]) {
    await tx.delete(table).where(eq(table.personId, personId))
  }
  for (const account of accounts) {
    const providerSubject = subjectOf(account)
    await repin(tx, { personId, providerSubject })
    await tx.delete(personIdentities).where(eq(personIdentities.providerSubject, providerSubject))
  }
}
