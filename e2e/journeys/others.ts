import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const CONTESTED = '车库入口下雨积水'

/** Two parties reach for the lead at the same moment: one has it, and the other is told who. */
export async function raceForTheLead(stage: Stage): Promise<void> {
  const wang = await stage.as('王经理')
  await wang.fromWorkbench('等人认领牵头', CONTESTED)
  const address = wang.page.url()
  const lin = await stage.as('林社工')
  await lin.open(address)
  const summon = await lin.act('再叫一家来', '再叫一家来')
  await summon.check('叫谁来', ['临溪花园业委会'])
  await summon.write('为什么叫他们', '排水口要改，可能动用公共收益')
  await summon.press('叫这 1 家')
  await lin.sheetGone()
  const zhao = await stage.as('赵主任')
  await zhao.fromWorkbench('派给我们，要报到', CONTESTED)
  const reply = await zhao.act('报到，回复吹哨人', '报到')
  await reply.write('回复吹哨的邻居', '业委会也来了')
  await reply.press('报到，回复邻居')
  await zhao.sheetGone()

  const rivals: [Person, string][] = [
    [wang, '安居物业'],
    [zhao, '临溪花园业委会'],
  ]
  const won = await Promise.all(rivals.map(([rival]) => reach(rival)))
  expect([...won].sort()).toEqual([false, true])
  const [, winner] = rivals[won.indexOf(true)] ?? []
  const [loser] = rivals[won.indexOf(false)] ?? []
  if (!winner || !loser) throw new Error('nobody lost')
  const sheet = await loser.sheet('认领牵头')
  await sheet.sees(`${winner}已经认领牵头了`)
  await loser.picture('lead-taken')
  await sheet.follow('看最新情况')
  await sheet.sees(/这一步现在不用办了|已经认领牵头了/)
  await sheet.press('关上')
  await loser.sees(`${winner}牵头`)
}

/** Whether this one has the lead now. */
async function reach(rival: Person): Promise<boolean> {
  const sheet = await rival.act('认领牵头', '认领牵头')
  await sheet.press('我们牵头')
  const lost = sheet.text(/已经认领牵头了/)
  await lost
    .or(rival.text(/已认领$/))
    .first()
    .waitFor()
  return !(await lost.isVisible())
}

/** Addresses that lead nowhere, or not for this person. */
export async function wrongDoors(stage: Stage): Promise<void> {
  const zhang = await stage.as('张阿姨')
  await zhang.openCard('垃圾桶满了两天')
  await zhang.sees(/已吹哨$/)
  const address = zhang.page.url()
  const bai = await stage.as('白大姐') // another community
  await bai.open(address)
  await bai.sees('没有找到')
  await bai.seesNot('垃圾桶')
  await bai.picture('case-not-found')
  await bai.open('/case')
  await bai.sees('没有找到这件事')
  await bai.open('/residents')
  await bai.sees('这一页不是给您看的')
  await bai.picture('forbidden')
  await bai.open('/result?communityId=1&publicationId=nothing')
  await bai.sees('这一页现在看不到')
  await bai.open('/no-such-page')
  await bai.sees('桂花苑', '我吹的哨')
}
