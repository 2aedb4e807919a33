import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { dataExports } from './my-data.table.ts'

/** Ends every address that leads to this person's data. Needs the person pinned. */
export async function forgetMyData(tx: Tx, personId: string): Promise<void> {
  await tx.delete(dataExports).where(eq(dataExports.personId, personId))
}
