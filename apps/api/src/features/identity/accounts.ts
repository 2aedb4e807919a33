import { eq } from 'drizzle-orm'
import type { Database, Tx } from '../../platform/db/pools.ts'
import { asSubject } from '../../platform/db/tenant.ts'
import { type OutsideAccount, subjectOf } from './commands/register-person.ts'
import { personIdentities, persons } from './identity.table.ts'

/** Whose account this is; undefined when nobody ever logged in with it. */
export async function personOfAccount(db: Database, account: OutsideAccount): Promise<string | undefined> {
  const providerSubject = subjectOf(account)
  const [known] = await asSubject(db, providerSubject, (tx) =>
    tx
      .select({ personId: personIdentities.personId })
      .from(personIdentities)
      .where(eq(personIdentities.providerSubject, providerSubject)),
  )
  return known?.personId
}

/** One at a time of what is done with a person's own rows, until the transaction ends. Needs the person pinned. */
export async function holdPerson(tx: Tx, personId: string): Promise<void> {
  await tx.select({ personId: persons.personId }).from(persons).where(eq(persons.personId, personId)).for('update')
}
