import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { dayFromNow } from './steps.ts'

const RUBBISH = '8 幢楼下垃圾桶满了没人收'
const SPARKS = '8 幢架空层电线冒火花'
const DEMAND = '请物业今天先把 8 幢的桶清掉，再说清楚为什么三天没有人报到。'
const ANSWER = '今天下午两点清完了，收运的车坏了，换了一辆，往后每天早上一趟。'

/** Nobody answered: time supervised, the neighbour urges, the council's demand is read in the inbox and answered. */
export async function nobodyAnswered(stage: Stage): Promise<void> {
  const luo = await stage.as('罗师傅')
  await luo.open('/cases?list=mine')
  await luo.openCard(RUBBISH)
  await luo.sees('有人报到超时，一级督办', DEMAND)
  const urge = await luo.act('催一催', '催一催')
  await urge.write('带一句话', '再不来只好自己清了')
  await luo.picture('urge')
  await urge.press('催一催')
  await luo.sheetGone()
  await luo.sees('又催了一次，一共催了 3 次')
  await luo.picture('urged')

  const sun = await stage.as('孙师傅')
  await readInTheInbox(sun, '督办：请在 ', 'inbox-property')
  const answer = await sun.act('答复督办', '答复督办')
  await answer.choose('答复哪一次', /^督办/)
  await answer.write('答复', ANSWER)
  await sun.picture('answer-supervision')
  await answer.press('答复')
  await sun.sheetGone()
  await sun.sees(ANSWER)

  const shen = await stage.as('沈理事长')
  await readInTheInbox(shen, '督办有了答复', 'inbox-council')
  await shen.follow('看了结的 1 次')
  await shen.sees(ANSWER)
  const zhou = await stage.as('周书记')
  await zhou.open('/')
  await zhou.openCard('超时的事')
  await zhou.openCard(RUBBISH)
  await zhou.sees('一级督办', '有人报到超时了，请马上办，并说明原因')
}

/** The message comes by the worker within a moment; it leads to the case. */
async function readInTheInbox(person: Person, words: string, picture: string): Promise<void> {
  await person.open('/inbox')
  for (let tries = 0; ; tries += 1) {
    await person.sees('消息设置')
    await person
      .text(/^没看过|^看过了|还没有消息/)
      .first()
      .waitFor()
    if ((await person.count(new RegExp(words))) > 0) break
    if (tries === 20) throw new Error(`no message says ${words}`)
    await person.page.waitForTimeout(1_000)
    await person.reload()
  }
  await person.picture(picture)
  await person.button(new RegExp(words)).first().click()
}

/** A part is late: the lead asks for a pause, the desk agrees, everybody sees the working; it ends early. */
export async function pausedAndResumed(stage: Stage): Promise<void> {
  const sun = await stage.as('孙师傅')
  await sun.open('/cases?list=party')
  await sun.openCard(SPARKS)
  const address = sun.page.url()
  const ask = await sun.act('申请停表', '申请停表')
  await ask.write('停到哪天', dayFromNow(5))
  await ask.write('为什么停', '线槽要从厂家发货，五天才到')
  await sun.picture('pause')
  await ask.press('请社工来定')
  await sun.sheetGone()
  const lin = await stage.as('林社工')
  await lin.open(address)
  const agree = await lin.act('同意停表', '这个时限停不停')
  await lin.picture('agree-pause')
  await agree.press('同意停表')
  await lin.sheetGone()
  const luo = await stage.as('罗师傅')
  await luo.open(address)
  await luo.sees(/全部办好的时限停到 /)
  await luo.picture('paused')
  await sun.open(address)
  const resume = await sun.act('接着计时', '接着计时')
  await resume.write('为什么现在接着算', '货提前到了')
  await resume.press('接着计时')
  await sun.sheetGone()
  await sun.sees(/全部办好的时限接着计时|全部办好接着计时/)
}

/** The secretary sets the community's own times: what contradicts itself is said at its field, what is right counts. */
export async function ownTimes(stage: Stage): Promise<void> {
  const zhou = await stage.as('周书记')
  await zhou.tab('我的')
  await zhou.openCard('时限与消息设置')
  await zhou.sees('五类事，答应多久')
  await zhou.openCard('小事')
  await zhou.write('全部办好，天', '2')
  await zhou.press('下一步，看看改了什么')
  await zhou.sees(/有 2 项要改/)
  await zhou.picture('policy-wrong')
  await zhou.write('全部办好，天', '5')
  await zhou.press('下一步，看看改了什么')
  const sure = await zhou.sheet('改 1 项')
  await sure.sees(/7 天/, /5 天/)
  await sure.write('为什么改', '理事会十一月的会上定的')
  await zhou.picture('policy-sure')
  await sure.press('就这样改')
  await zhou.sheetGone()
  await zhou.openCard('以前改过什么')
  await zhou.sees('为什么：理事会十一月的会上定的', /小事 · 全部办好/)
  await zhou.picture('policy-history')
}
