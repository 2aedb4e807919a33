import type { RegionRole } from '@juwuye/domain'
import { and, eq, gt, isNull, lte, or } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { asked, prepared } from '../../platform/db/prepared.ts'
import { myCommunities, persons, regionMemberships, wechatAccounts } from './identity.table.ts'

/** A person's own row. Needs the person pinned. */
export async function findPerson(tx: Tx, personId: string): Promise<{ id: string; displayName: string } | undefined> {
  const [row] = await tx.select().from(persons).where(eq(persons.personId, personId))
  return row && { id: row.personId, displayName: row.displayName }
}

/** How the person is called; empty when they never said. Needs the person pinned. */
export async function personName(tx: Tx, personId: string): Promise<string> {
  return (await findPerson(tx, personId))?.displayName ?? ''
}

/** Writes the name to the person's own row; copies in communities are their feature's business. */
export async function setDisplayName(tx: Tx, personId: string, displayName: string): Promise<void> {
  await tx.update(persons).set({ displayName }).where(eq(persons.personId, personId))
}

const remembered = prepared((tx) =>
  tx
    .insert(myCommunities)
    .values({
      personId: asked('personId'),
      communityId: asked('communityId'),
      since: asked('now', myCommunities.since),
    })
    .onConflictDoNothing(),
)

/** Notes that the person has something in this community, so that login knows where to look. Grants nothing. */
export async function rememberCommunity(tx: Tx, personId: string, communityId: string, now: number): Promise<void> {
  await remembered(tx, { personId, communityId, now })
}

/** Where to look, oldest first. Needs the person pinned. */
export async function communitiesOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .select({ communityId: myCommunities.communityId })
    .from(myCommunities)
    .where(eq(myCommunities.personId, personId))
    .orderBy(myCommunities.since, myCommunities.communityId)
  return rows.map((row) => row.communityId)
}

/** Offices in towns and cities that the person holds now. Needs the person pinned. */
export function regionOfficesOf(
  tx: Tx,
  personId: string,
  now: number,
): Promise<{ regionId: string; role: RegionRole }[]> {
  return tx
    .select({ regionId: regionMemberships.regionId, role: regionMemberships.role })
    .from(regionMemberships)
    .where(
      and(
        eq(regionMemberships.personId, personId),
        lte(regionMemberships.validFrom, now),
        or(isNull(regionMemberships.validTo), gt(regionMemberships.validTo, now)),
      ),
    )
}

/** Whether the person is an officer of this town now. Needs the person pinned. */
export async function isTownOfficer(tx: Tx, personId: string, regionId: string, now: number): Promise<boolean> {
  const offices = await regionOfficesOf(tx, personId, now)
  return offices.some((office) => office.regionId === regionId && office.role === 'townOfficer')
}

const accountOf = prepared((tx) =>
  tx
    .select({ openid: wechatAccounts.openid })
    .from(wechatAccounts)
    .where(and(eq(wechatAccounts.personId, asked('personId')), eq(wechatAccounts.appId, asked('appId')))),
)

/** Where this mini-program finds the person in WeChat; undefined before their first login. Needs the person pinned. */
export async function openidOf(tx: Tx, personId: string, appId: string): Promise<string | undefined> {
  const [row] = await accountOf(tx, { personId, appId })
  return row?.openid
}

/** Towns and cities that the person serves or served. Needs the person pinned. */
export async function regionIdsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ regionId: regionMemberships.regionId })
    .from(regionMemberships)
    .where(eq(regionMemberships.personId, personId))
  return rows.map(({ regionId }) => regionId)
}
