import { DAY, dayOf, LIMITS, MINUTE, startOfDay } from '@juwuye/domain'
import { type DataExportLink, ROUTES } from '@juwuye/types'
import { and, count, eq, gte } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asPerson } from '../../../platform/db/tenant.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { hashToken, holdPerson, makeToken } from '../../identity/index.ts'
import { dataExports } from '../my-data.table.ts'

/**
 * An address under which this person may fetch everything about them, once and soon. What it carries names the person, so
 * that nothing is looked for before they are pinned.
 *
 * @throws Refusal export-limit
 */
export function askExport(deps: Deps, personId: string): Promise<DataExportLink> {
  const now = deps.clock.now()
  const today = startOfDay(dayOf(now)) ?? now
  return asPerson(deps.db.api, personId, async (tx) => {
    await holdPerson(tx, personId)
    const [row] = await tx
      .select({ asked: count() })
      .from(dataExports)
      .where(and(eq(dataExports.personId, personId), gte(dataExports.askedAt, today)))
    if ((row?.asked ?? 0) >= LIMITS.exportsPerDay) {
      const retryAfterSeconds = Math.ceil((today + DAY - now) / 1000)
      throw new Refusal('export-limit', { params: { limit: LIMITS.exportsPerDay }, retryAfterSeconds })
    }
    const token = makeToken(personId)
    const expiresAt = now + LIMITS.exportLinkMinutes * MINUTE
    await tx
      .insert(dataExports)
      .values({ personId, id: deps.ids.uuid(), tokenHash: hashToken(token), askedAt: now, expiresAt })
    return { path: ROUTES.dataExport.path.replace(':token', token), expiresAt }
  })
}
