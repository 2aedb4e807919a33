import type { Person } from '../person.ts'
import { photo } from '../places.ts'
import type { Stage } from '../stage.ts'

const OFFLINE = '7 幢楼顶太阳能水管爆了，水顺着外墙流。'
const CHANGED = '7 幢楼顶太阳能水管爆了，水顺着外墙流到窗户上。'
const ANSWER_LOST = '快递柜三号格口弹不开，包裹卡在里面。'
const EXPIRED = '小广场秋千链条快断了，孩子还在荡。'

/** Without a network nothing is lost, everything can still be changed, and nothing is sent twice. */
export async function noNetwork(stage: Stage): Promise<void> {
  const liang = await stage.as('梁同学')
  await liang.press('打字吹哨')
  await liang.sees('星河苑 7 幢')
  // what must open without a network has been fetched
  await liang.page.waitForLoadState('networkidle')
  await liang.context.setOffline(true)
  await liang.sees('现在没有网')
  await liang.write('说一说', OFFLINE)
  await liang.pick(liang.part('拍一拍'), photo('room-before'))
  await liang.sees('待发送')
  await liang.press('吹哨，发出去')
  await liang.sees('待发送，有网了自动发')
  await liang.picture('outbox-offline')

  // changed while it waits
  await liang.press(/^改一改：/)
  await liang.sees('现在没有网')
  expect(await liang.field('说一说').inputValue()).toBe(OFFLINE)
  await liang.write('说一说', CHANGED)
  await liang.press('吹哨，发出去')
  await liang.sees('待发送，有网了自动发')
  expect(await liang.button(/^不发了：/).count()).toBe(1)

  // killed and started again while the server is out of reach
  await liang.page.route('**/v1/**', (route) => route.abort('connectionreset'))
  await liang.context.setOffline(false)
  await liang.open('/')
  await liang.sees('1 件待发送', /(刚才|分钟前)的内容/)
  await liang.picture('home-last-known')
  await liang.page.unroute('**/v1/**')
  await liang.openCard('1 件待发送')
  await liang.page.evaluate(() => window.dispatchEvent(new Event('online')))
  await liang.sees('都发出去了')
  await liang.press('回首页')

  await liang.press('打字吹哨')
  await liang.write('说一说', ANSWER_LOST)
  await loseTheNextAnswer(liang, '**/whistles')
  await liang.press('吹哨，发出去')
  await liang.sees(/试了 1 次没有回音/)
  await liang.sees('都发出去了')
  await liang.open('/cases?list=mine')
  await liang.sees(CHANGED, ANSWER_LOST)
  await liang.seesNot(OFFLINE)
  expect([await liang.count(CHANGED), await liang.count(ANSWER_LOST)]).toEqual([1, 1])
  await liang.openCard(CHANGED)
  await liang.root
    .getByRole('button', { name: /^放大看/ })
    .first()
    .waitFor()
  await lastWord(liang)
}

/** What is said twice of the same thing without a network is sent once, as it was said last. */
async function lastWord(liang: Person): Promise<void> {
  await liang.open('/me')
  await liang.context.setOffline(true)
  for (const name of ['小梁', '梁同学']) {
    await liang.press('改名字')
    const sheet = await liang.sheet('改名字')
    await sheet.write('怎么称呼您', name)
    await sheet.press('存下')
    await liang.sees('1 件待发送')
  }
  await liang.picture('me-offline')
  await liang.openCard('1 件待发送')
  await liang.sees('改名字', '梁同学')
  await liang.seesNot('小梁')
  await liang.picture('outbox-name')
  const renamed = liang.page.waitForResponse((response) => response.request().method() === 'PATCH')
  await liang.context.setOffline(false)
  expect((await renamed).request().postDataJSON()).toEqual({ displayName: '梁同学' })
  await liang.sees('都发出去了')
}

/** The server does what it is asked; its answer never arrives. */
async function loseTheNextAnswer({ page }: Person, address: string): Promise<void> {
  await page.route(
    address,
    async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
}

/** Signed out from another phone in the middle of writing: what was typed waits for the next login. */
export async function sessionEnds(stage: Stage): Promise<void> {
  const here = await stage.as('谢老师')
  const there = await stage.visitor('谢老师')
  await there.logIn()
  await here.press('打字吹哨')
  await here.write('说一说', EXPIRED)
  await there.tab('我的')
  await there.picture('me')
  await there.press('全部退出')
  await (await there.sheet('所有手机和电脑都退出？')).press('全部退出')
  await there.sees('请先登录')
  await here.press('吹哨，发出去')
  await here.sees('登录过期了，请重新登录。您写的还在')
  expect(await here.field('说一说').inputValue()).toBe(EXPIRED)
  await here.picture('whistle-session-over')
  await here.logIn()
  await here.tab('吹哨')
  await here.sees('星河苑 1 幢')
  expect(await here.field('说一说').inputValue()).toBe(EXPIRED)
  await here.press('吹哨，发出去')
  await here.sees('哨声送到了')
}
