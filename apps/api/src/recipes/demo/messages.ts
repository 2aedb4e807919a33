import { DAY, TEMPLATE_KEYS } from '@juwuye/domain'
import { TEMPLATE_TITLES } from '@juwuye/messages'
import type { Deps } from '../../deps.ts'
import { changePolicy, policyInForce } from '../../features/communities/index.ts'
import { communitiesOf, registerPerson } from '../../features/identity/index.ts'
import { type InboxOwner, readInbox, readNotices } from '../../features/notifications/index.ts'
import { asPerson, inCommunity } from '../../platform/db/tenant.ts'
import { type DemoWorld, openidOf } from './world.ts'

/** What was told longer ago than this, people have read. */
const READ_AFTER = DAY
const PAGE = 50

/** Leaves unread what is new today: of two months of messages nobody has left all unread. */
export async function readOldMessages(deps: Deps, world: DemoWorld, now: number): Promise<void> {
  const everywhere = Object.values(world.communities).map((community) => community.communityId)
  for (const personId of world.people.values()) {
    const homes = await asPerson(deps.db.api, personId, (tx) => communitiesOf(tx, personId))
    // who serves the town has no home here, and an inbox in every community
    for (const communityId of homes.length > 0 ? homes : everywhere) {
      const owner = { communityId, personId }
      const upTo = await newestOlder(deps, owner, now)
      if (upTo) await readNotices(deps, owner, { upTo })
    }
  }
}

async function newestOlder(deps: Deps, owner: InboxOwner, now: number): Promise<string | undefined> {
  let cursor: string | null | undefined
  do {
    const page = { limit: PAGE, cursor: cursor ?? undefined }
    const { items, nextCursor } = await inCommunity(deps.db.api, owner, (tx) => readInbox(tx, owner, page, now))
    const old = items.find((item) => item.at < now - READ_AFTER)
    if (old) return old.id
    cursor = nextCursor
  } while (cursor !== null)
  return undefined
}

/** The secretary of 梧桐社区 puts WeChat's templates in use; done after the stories, so that none of them is sent anew. */
export async function useTemplates(deps: Deps, appId: string): Promise<void> {
  const personId = await registerPerson(deps, { appId, openid: openidOf({ key: 'zhou' }) })
  const [communityId] = await asPerson(deps.db.api, personId, (tx) => communitiesOf(tx, personId))
  if (communityId === undefined) return
  const { edition, policy } = await inCommunity(deps.db.api, { communityId }, (tx) => policyInForce(tx, communityId))
  const known = await deps.wechat.listTemplates()
  const idOf = (title: string) => known.find((template) => template.title === title)?.id ?? null
  const templates = { ...policy.templates }
  for (const key of TEMPLATE_KEYS) templates[key] = idOf(TEMPLATE_TITLES[key])
  const change = { communityId, edition, policy: { ...policy, templates }, reason: '开通微信提醒' }
  await changePolicy(deps, { personId }, change)
}
