import type pg from 'pg'
import type { Deps } from '../../apps/api/src/deps.ts'
import { bringCase, type OnCase, publishAll, signAll } from '../../apps/api/src/recipes/index.ts'
import { openStageCommunity } from './community.ts'
import { gatherCrowd, sendResultsOnly } from './crowd.ts'

const WORDS = { problem: '楼道灯不亮', done: '换了灯泡和开关' }

/** Publishes the cases of one community to its crowd; nobody works yet, so all of it waits in the outbox. @returns openids */
export async function publishToCrowd(
  deps: Deps,
  admin: pg.Client,
  { cases: count, neighbours, templateId }: { cases: number; neighbours: number; templateId: string },
): Promise<string[]> {
  const { communityId, cast } = await openStageCommunity(deps)
  await sendResultsOnly(admin, communityId, templateId)
  const casts = await Promise.all(Array.from({ length: count }, cast))
  const cases: OnCase[] = []
  for (const people of casts) cases.push(await bringCase(deps, people, 'submitted'))
  const { appId } = deps.wechat
  const { openids } = await gatherCrowd(admin, { communityId, cases, size: neighbours, appId, templateId })
  for (const [i, people] of casts.entries()) {
    const on = cases[i] as OnCase
    await signAll(deps, on, people)
    await publishAll(deps, on, people.socialWorker, WORDS)
  }
  return openids
}

/** What is not WeChat's own of the stand-in. */
export const controlOf =
  (standinUrl: string) =>
  async <T>(path: string, body: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(standinUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as T
  }
