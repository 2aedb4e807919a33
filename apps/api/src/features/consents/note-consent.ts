import type { ConsentMatter } from '@juwuye/domain'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { insertRow } from '../../platform/db/prepared.ts'
import type { Ids } from '../../platform/ids.ts'
import { consents } from './consents.table.ts'

export interface ConsentSaid {
  readonly personId: string
  readonly matter: ConsentMatter
  readonly given: boolean
  readonly about?: string
  readonly now: number
}

/** Writes down that somebody agreed, or took it back. Needs the person pinned. */
export async function noteConsent(tx: Tx, ids: Ids, said: ConsentSaid): Promise<void> {
  const { personId, matter, given, about = '', now } = said
  await insertRow(tx, consents, { personId, id: ids.uuid(), at: now, matter, given, about })
}

/** What somebody said last; undefined when they were never asked. Needs the person pinned. */
async function lastSaid(
  tx: Tx,
  personId: string,
  matter: ConsentMatter,
  about?: string,
): Promise<{ given: boolean; about: string; at: number } | undefined> {
  const [row] = await tx
    .select({ given: consents.given, about: consents.about, at: consents.at })
    .from(consents)
    .where(
      and(
        eq(consents.personId, personId),
        eq(consents.matter, matter),
        about === undefined ? undefined : eq(consents.about, about),
      ),
    )
    .orderBy(desc(consents.at), desc(consents.id))
    .limit(1)
  return row
}

/** The same where it was not said already. */
export async function noteNewConsent(tx: Tx, ids: Ids, said: ConsentSaid): Promise<void> {
  const last = await lastSaid(tx, said.personId, said.matter, said.about ?? '')
  if (last?.given !== said.given) await noteConsent(tx, ids, said)
}

/** Taken back, and not given anew since. Who was never asked has taken nothing back. */
export async function isTakenBack(tx: Tx, personId: string, matter: ConsentMatter): Promise<boolean> {
  return (await lastSaid(tx, personId, matter))?.given === false
}

/** What was said of the privacy guide last, to be asked with something else; null when they were never asked. */
export const lastOfGuide = (personId: string | SQL) =>
  sql<{
    given: boolean
    about: string
  } | null>`(select json_build_object('given', ${consents.given}, 'about', ${consents.about})
    from ${consents} where ${consents.personId} = ${personId} and ${consents.matter} = 'privacyGuide'
    order by ${consents.at} desc, ${consents.id} desc limit 1)`
