import { Phone, SCENES } from '@juwuye/weapp-runner'
import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'
import { type Case, type Play, phoneOf, send } from './the-loop.ts'

/** The neighbour lets WeChat tell how it goes on; or does not. */
export async function subscribe(play: Play): Promise<void> {
  const reporter = await phoneOf(play, play.reporter.name)
  await reporter.sees('我吹的哨')
  reporter.open('message-settings')
  await reporter.sees('再允许一次')
  const said = () => reporter.reads(/好，有了就告诉您|记下了|没有允许/)
  const press = () => reporter.press('再允许一次')
  const pressNow = () => reporter.pressNow('再允许一次')
  const noted = () =>
    reporter.phone.network.calls.some(({ path, status }) => /prompt-results/.test(path) && status === 200)
  await send(play, reporter, { press, pressNow, done: () => said() && noted() })
  await reporter.sees(isAllowed(play) ? /好，有了就告诉您|记下了/ : '没有允许')
}

const isAllowed = ({ trouble }: Play) => trouble.manners?.subscribe === undefined

/** WeChat carries a message, which opens the case; it stands in the inbox whatever WeChat may carry. */
export async function receive(play: Play, { caseId }: Case): Promise<void> {
  const { handsets, reporter, mark } = play
  if (isAllowed(play)) {
    const [path = '', query = ''] = (await messageAbout(handsets, reporter.name, caseId)).split('?')
    const opened = handsets.launch(reporter.name, {
      phone: await handsets.phone(reporter.name, play.trouble.manners),
      path,
      query: Object.fromEntries(query.split('&').map((pair) => pair.split('=') as [string, string])),
      scene: SCENES.serviceNotice,
    })
    await opened.sees(`楼道灯${mark}不亮`, '安居物业牵头')
  }
  const looking = await phoneOf(play, reporter.name)
  await looking.sees('我吹的哨')
  looking.open('inbox')
  await looking.sees(`楼道灯${mark}不亮`)
  if (!isAllowed(play)) expect(await messagesOf(handsets, reporter.name, caseId)).toEqual([])
}

interface Arrived {
  messages: { page: string }[]
}

async function messagesOf(handsets: Handsets, name: string, caseId: string): Promise<string[]> {
  const { messages } = (await handsets.ofStandin('messages', { openid: handsets.openidOf(name) })) as Arrived
  return messages.map(({ page }) => page).filter((page) => page.includes(caseId))
}

async function messageAbout(handsets: Handsets, name: string, caseId: string): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    const [page] = await messagesOf(handsets, name, caseId)
    if (page) return page
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('no message about the case arrived')
}

interface Policy {
  edition: number
  policy: { quiet: { fromMinute: number; untilMinute: number } }
}

/** Messages wait for the morning: the secretary moves the night to twelve hours from now. */
export async function noQuietHoursNow(handsets: Handsets): Promise<void> {
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

/** The organiser takes the figures of duty along as a table, which the phone can show. */
export async function tableLeaves(handsets: Handsets): Promise<void> {
  const lin = await handsets.as('林社工')
  await lin.app.until(() => lin.token)
  lin.open('duty/figures')
  await lin.press('导出 Excel 表')
  const table = await lin.app.until(() => lin.phone.said('document')[0])
  // an xlsx is a zip
  expect(lin.phone.files.at(table).bytes.subarray(0, 2).toString()).toBe('PK')
}

/** Out, whatever is in the way; and in again. */
export async function signOut(play: Play): Promise<void> {
  const liang = await phoneOf(play, '梁同学')
  await liang.sees('我吹的哨')
  liang.tab('我的')
  await liang.sees('退出登录')
  const press = () => liang.press('退出登录')
  const pressNow = () => liang.pressNow('退出登录')
  await send(play, liang, { press, pressNow, done: () => isOut(liang) })
  expect(liang.token).toBeUndefined()
  await liang.press('用微信登录')
  await liang.sees('退出登录')
}

const isOut = (person: Handset) => person.screen.withRole('button', '用微信登录').length > 0
