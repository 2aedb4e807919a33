import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const OFFLINE = '7 幢楼顶太阳能水管爆了，水顺着外墙流。'
const ANSWER_LOST = '快递柜三号格口弹不开，包裹卡在里面。'
const EXPIRED = '小广场秋千链条快断了，孩子还在荡。'

/** Without a network nothing is lost, and nothing is sent twice. */
export async function noNetwork(stage: Stage): Promise<void> {
  const liang = await stage.as('梁同学')
  await liang.press('打字吹哨')
  await liang.sees('星河苑 7 幢')
  await liang.context.setOffline(true)
  await liang.sees('现在没有网')
  await liang.write('说一说', OFFLINE)
  await liang.press('吹哨，发出去')
  await liang.sees('没有网，没有发出去。写的都存着，有网了再点一次')
  await liang.picture('whistle-offline')
  await liang.context.setOffline(false)
  await liang.seesNot('现在没有网')
  await liang.press('吹哨，发出去')
  await liang.sees('哨声送到了')

  await liang.press('回首页')
  await liang.press('打字吹哨')
  await liang.write('说一说', ANSWER_LOST)
  await loseTheNextAnswer(liang, '**/whistles')
  await liang.press('吹哨，发出去')
  await liang.sees('没有发出去，写的都还在。再点一次就行，不会发成两件')
  await liang.press('吹哨，发出去')
  await liang.sees('哨声送到了')
  await liang.open('/cases?list=mine')
  await liang.sees(OFFLINE, ANSWER_LOST)
  expect([await liang.count(OFFLINE), await liang.count(ANSWER_LOST)]).toEqual([1, 1])
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
