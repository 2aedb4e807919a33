import { guideStanding, TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import { TEMPLATE_TITLES } from '@juwuye/messages'
import type { ConsentLedger } from '@juwuye/types'
import { asc, eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import type { Tx } from '../../platform/db/pools.ts'
import { asPerson, repin } from '../../platform/db/tenant.ts'
import { communityName } from '../communities/index.ts'
import { consents } from '../consents/index.ts'
import { communitiesOf } from '../identity/index.ts'
import { switchedOff } from '../notifications/index.ts'
import { consentsOfEntries, entryOf } from '../relay/index.ts'

type Item = ConsentLedger['items'][number]
type ConsentRow = typeof consents.$inferSelect
type Standing = ConsentLedger['standing'][number]

function words({ matter, about, at }: ConsentRow, own: readonly ConsentRow[]): string {
  if (matter === 'privacyGuide') {
    const before = own.filter((one) => one.matter === matter && one.at < at && one.given).at(-1)
    return before && before.about !== about ? `第 ${about} 版，原来是第 ${before.about} 版` : `第 ${about} 版`
  }
  return matter === 'wechatMessage' ? (TEMPLATE_TITLES[about as TemplateKey] ?? '') : about
}

/** Lists of neighbours on which the person stands or stood. */
async function onLists(tx: Tx, personId: string): Promise<{ items: Item[]; standing: Standing[] }> {
  const items: Item[] = []
  const standing: Standing[] = []
  for (const communityId of await communitiesOf(tx, personId)) {
    await repin(tx, { communityId })
    const said = await consentsOfEntries(tx, communityId, personId)
    if (said.length === 0) continue
    const community = await communityName(tx, communityId)
    items.push(...said.map(({ at, matter, given, kind }) => ({ at, matter, given, about: community, kind })))
    const entry = await entryOf(tx, communityId, personId)
    if (!entry) continue
    const { id: neighbourId, consentAt } = entry
    standing.push({
      matter: 'listed',
      given: true,
      renewed: false,
      since: consentAt,
      entry: { communityId, neighbourId, community },
    })
  }
  return { items, standing }
}

/** Everything a person agreed to and took back, and what of it holds. */
export function readMyConsents(deps: Deps, personId: string): Promise<ConsentLedger> {
  return asPerson(deps.db.api, personId, async (tx) => {
    const own = await tx
      .select()
      .from(consents)
      .where(eq(consents.personId, personId))
      .orderBy(asc(consents.at), asc(consents.id))
    const off = await switchedOff(tx, personId)
    const lists = await onLists(tx, personId)
    const last = (matter: Standing['matter']) => own.filter((one) => one.matter === matter).at(-1)
    const standing = (['privacyGuide', 'position', 'wechatMessage'] as const).map((matter): Standing => {
      const said = last(matter)
      const given = matter === 'wechatMessage' ? off.length < TEMPLATE_KEYS.length : said?.given !== false
      const renewed = matter === 'privacyGuide' && guideStanding(said) === 'renewed'
      return { matter, given, renewed, since: said?.at ?? null, entry: null }
    })
    const items = own.map((one): Item => {
      const { at, matter, given } = one
      return { at, matter, given, about: words(one, own), kind: null }
    })
    return {
      standing: [...standing, ...lists.standing],
      items: [...items, ...lists.items].sort((one, other) => other.at - one.at),
    }
  })
}
