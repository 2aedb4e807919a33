import { Phone, SCENES } from '@juwuye/weapp-runner'
import type { Product } from '../product.ts'
import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'
import { blow, claim, type Play, triage } from './the-loop.ts'
import { TROUBLES } from './troubles.ts'

interface Arrived {
  messages: { page: string }[]
}

/** The neighbour allows messages; the case goes on; WeChat carries one; it opens the case. */
export async function fromAMessage(handsets: Handsets, product: Product, play: Play): Promise<void> {
  const openid = product.openidOf(play.reporter.name)
  const ofStandin = async (control: string, body: object) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${product.standin}/admin/${control}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return answer.json()
  }
  await noQuietHoursNow(handsets)
  const reporter = await handsets.as(play.reporter.name, {
    onSubscribed: async (templates) => void (await ofStandin('taps', { openid, templates })),
  })
  await blow(play, reporter)
  const where = await triage(play, await handsets.as('林社工'))
  await claim(play, await handsets.as('王经理'), where)
  const page = await messageAbout(
    where.caseId,
    async () => ((await ofStandin('messages', { openid })) as Arrived).messages,
  )
  const [path = '', query = ''] = page.split('?')
  const opened = handsets.launch(reporter.name, {
    phone: reporter.phone,
    path,
    query: Object.fromEntries(query.split('&').map((pair) => pair.split('=') as [string, string])),
    scene: SCENES.serviceNotice,
  })
  await opened.sees(`楼道灯${play.mark}不亮`, '安居物业牵头')
  opened.open('inbox')
  await opened.sees(`楼道灯${play.mark}不亮`)
}

async function messageAbout(caseId: string, arrived: () => Promise<{ page: string }[]>): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = (await arrived()).find(({ page }) => page.includes(caseId))
    if (found) return found.page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('no message about the case arrived')
}

interface Policy {
  edition: number
  policy: { quiet: { fromMinute: number; untilMinute: number } }
}

/** Messages wait for the morning: the secretary moves the night to twelve hours from now. */
async function noQuietHoursNow(handsets: Handsets): Promise<void> {
  const zhou = await handsets.as('周书记')
  await zhou.app.until(() => zhou.token)
  const token = zhou.token ?? ''
  const { communities } = (await (await handsets.call('GET', '/v1/me', token)).json()) as {
    communities: { communityId: string }[]
  }
  const route = `/v1/communities/${communities[0]?.communityId}/policy`
  const { edition, policy } = (await (await handsets.call('GET', route, token)).json()) as Policy
  const minute = Math.floor(Date.now() / 60_000 + 8 * 60) % 1440
  const quiet = { fromMinute: (minute + 720) % 1440, untilMinute: (minute + 780) % 1440 }
  await handsets.call('PUT', route, token, { edition, policy: { ...policy, quiet }, reason: '夜里也要收到消息' })
}

/** Whoever opens a result from Moments has no login and no other page, and reads all of it. */
export async function fromMoments(handsets: Handsets): Promise<void> {
  const sharer = await handsets.as('张阿姨')
  await sharer.sees('我吹的哨')
  sharer.tab('公示')
  await sharer.openCard('从吹哨到验完')
  await sharer.sees('从吹哨到验完')
  const title = sharer.app.page.title ?? ''
  const inMoments = sharer.app.share('moments')
  const inChat = sharer.app.share('chat')
  expect(inChat?.path).toMatch(/^\/?pages\/result\/index\?/)
  expect(inMoments?.query).toContain('publicationId=')
  const stranger = new Phone()
  stranger.network.hosts.push(...sharer.phone.network.hosts)
  const query = Object.fromEntries(
    String(inMoments?.query)
      .split('&')
      .map((pair) => pair.split('=') as [string, string]),
  )
  const alone = handsets.launch('路人', { phone: stranger, path: 'pages/result/index', query, scene: SCENES.moments })
  await alone.sees('从吹哨到验完', '怎么核对')
  expect(alone.app.page.title ?? '').toBe(title)
  expect(stranger.network.calls.filter(({ path }) => !path.startsWith('/v1/public/'))).toEqual([])
}

/** Out, whatever is in the way; and in again. */
export async function signOut(handsets: Handsets): Promise<void> {
  const liang = await handsets.as('梁同学')
  await liang.sees('我吹的哨')
  for (const trouble of TROUBLES) {
    liang.tab('我的')
    await liang.sees('退出登录')
    const press = () => liang.press('退出登录')
    const pressNow = () => liang.pressNow('退出登录')
    await trouble.send(liang, { press, pressNow, done: () => isOut(liang) }, handsets)
    expect(liang.token).toBeUndefined()
    await liang.press('用微信登录')
    await liang.sees('退出登录')
  }
}

const isOut = (person: Handset) => person.screen.withRole('button', '用微信登录').length > 0
