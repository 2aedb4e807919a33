import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { hashToken, personOfToken } from '../../identity/index.ts'
import { gatherMyData, type MyData } from '../gather-my-data.ts'
import { dataExports } from '../my-data.table.ts'

const stillGood = (personId: string, token: string, now: number) =>
  and(
    eq(dataExports.personId, personId),
    eq(dataExports.tokenHash, hashToken(token)),
    gt(dataExports.expiresAt, now),
    isNull(dataExports.takenAt),
  )

async function onToken<T>(
  deps: Deps,
  token: string,
  fn: (tx: Tx, personId: string, now: number) => Promise<T>,
): Promise<T | undefined> {
  const personId = personOfToken(token)
  return personId === undefined
    ? undefined
    : asPerson(deps.db.api, personId, (tx) => fn(tx, personId, deps.clock.now()))
}

/** Whether this address still leads to something. */
export async function isExportGood(deps: Deps, token: string): Promise<boolean> {
  const rows = await onToken(deps, token, (tx, personId, now) =>
    tx
      .select({ id: dataExports.id })
      .from(dataExports)
      .where(stillGood(personId, token, now)),
  )
  return rows !== undefined && rows.length > 0
}

/** Uses the address up and reads what it leads to; undefined where it is unknown, used or too old. */
export async function takeExport(deps: Deps, token: string): Promise<MyData | undefined> {
  const taken = await onToken(deps, token, (tx, personId, now) =>
    tx
      .update(dataExports)
      .set({ takenAt: now })
      .where(stillGood(personId, token, now))
      .returning({ personId: dataExports.personId }),
  )
  const [mine] = taken ?? []
  return mine && gatherMyData(deps, mine.personId)
}
