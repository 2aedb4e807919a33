import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const SAID = '新苑 2 幢门口的井盖松了，踩上去会响。'

/** 江主任 opens a community; its secretary and its social worker come by codes; then somebody whistles there. */
export async function opensACommunity(stage: Stage): Promise<void> {
  const town = await stage.as('江主任')
  await opens(town)
  const secretary = await stage.as('新邻居')
  await accepts(secretary, await linkOf(town, 'invite-code'), '周新书记', /书记，负责人/)
  await secretary.open('/opening')
  await secretary.sees('还差 1 样，居民还不能吹哨', '请居委会的社工进来')
  await secretary.picture('opening-missing')
  const early = await stage.as('方女士')
  await early.open('/declare')
  await declares(early)
  await early.press('回首页')
  await early.sees('这个社区还没开通吹哨', /0574-55501234/)
  await early.picture('not-open-yet')

  await secretary.openCard('一位社工')
  await secretary.press('出一张码')
  await secretary.sees('这张码只出现这一次', /请您来做社工/)
  await secretary.picture('invite-worker')
  const worker = await stage.as('罗师傅')
  const code = await linkOf(secretary, 'invite-worker-code')
  await accepts(worker, code, '罗社工', /请您来做社工/)
  const late = await stage.as('刘先生')
  await late.open(code)
  await late.sees('这个邀请不能用', /已经由姓罗的用了/)
  await late.picture('invite-used')
  await secretary.open('/opening')
  await secretary.sees('开通了，居民能吹哨')
  await secretary.picture('opening-done')

  await early.open('/')
  await early.tab('吹哨')
  await early.write('说一说', SAID)
  await early.press('吹哨，发出去')
  await early.sees('哨声送到了')
}

async function opens(town: Person): Promise<void> {
  await town.open('/opening/town')
  await town.sees('梧桐街道', '梧桐社区')
  await town.picture('town')
  await town.press('开一个新社区')
  await town.press('开这个社区')
  await town.sees('写上社区的名字')
  await town.write('社区的名字', '新溪社区')
  await town.write('简称', '梧桐')
  await town.write('社区热线', '0574-55501234')
  await town.write('小区的名字', '新苑')
  await town.write('有哪几幢', '1-3、会所')
  await town.write('小区值班电话', '0574-55501235')
  await town.press('开这个社区')
  await town.sees(/“梧桐”这个简称梧桐街道的梧桐社区已经用了/)
  await town.picture('new-community-taken')
  await town.write('简称', '新溪')
  await town.press('开这个社区')
  await town.sees('请他来做什么')
  await town.picture('invite-form')
  await town.press('出一张码')
  await town.sees('这张码只出现这一次', /请您来做书记，负责人/)
  await town.picture('invite-code')
}

/** Where the code leads that is on the screen. */
async function linkOf(person: Person, picture: string): Promise<string> {
  await person.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await person.press('拷贝链接，发给本人')
  await person.picture(picture)
  const link = await person.page.evaluate(() => navigator.clipboard.readText())
  const { pathname, hash } = new URL(link)
  return `${pathname}${hash}`
}

async function accepts(person: Person, link: string, name: string, offered: RegExp): Promise<void> {
  await person.open(link)
  await person.sees(offered, '新溪社区', /个人信息怎么用/)
  await person.write('您的名字', name)
  await person.picture(`accept-${name}`)
  await person.press('接受')
  // both pages name the community
  await person.seesNot('您的名字')
  await person.sees('新溪社区')
}

async function declares(person: Person): Promise<void> {
  await person.write('哪个社区', '新溪')
  await person.openCard('新溪社区')
  await person.choose('哪一幢', /^2 幢$/)
  await person.press('登记，我住这里')
  await person.sees('登记好了')
}
