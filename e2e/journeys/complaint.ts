import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { blow, checkIn, claimLead, cosign, propose, publish, signAll, submit, triage } from './steps.ts'

const SAID = '物业说好每天扫楼道，我们 6 幢两个星期没人来过，投诉电话也打不通。'
const TITLE = '6 幢楼道没人打扫'
const PUT_RIGHT = '每天打扫，签到表贴在楼下'

/** A complaint about the property company: it puts things right, and has no say in anything else. */
export async function complaint(stage: Stage): Promise<void> {
  const song = await stage.as('宋女士')
  const number = await blow(song, SAID, nameTheProperty)
  const lin = await stage.as('林社工')
  const address = await triage(lin, number, '难事', TITLE, ['梧桐居委会', '安居物业'])
  const chen = await stage.as('陈社工')
  await checkIn(chen, address, '居委会来牵头，明天和物业当面说')
  await claimLead(chen)
  const wang = await stage.as('王经理')
  await checkIn(wang, address, '是我们没管好，今天就安排')
  await propose(chen, address, [{ title: PUT_RIGHT, doer: '安居物业', inDays: 7 }])
  await wang.open(address)
  await wang.sees('方案，等人会签')
  expect(await wang.button('会签方案').count()).toBe(0)
  await cosign(await stage.as('赵主任'), address)
  await submit(await stage.as('李师傅'), address, 1, 1, PUT_RIGHT)
  await mayNotSign(wang, address)
  await signAll(stage, ['赵主任', '沈理事长'], address, 1, 1, PUT_RIGHT)
  await signAll(stage, ['林社工'], address, 1, 1, PUT_RIGHT)
  const result = await publish(lin, address, [
    ['原来怎么了', '6 幢楼道两周没有人打扫。'],
    ['做了什么', '物业每天打扫，签到表贴在楼下。'],
  ])
  await reported(stage, result, address)
}

async function nameTheProperty(song: Person): Promise<void> {
  await song.openCard('说的是哪一家')
  const sheet = await song.sheet('说的是哪一家')
  await sheet.choose('说的是哪一家', /安居物业/)
  await song.sees('说的是安居物业')
}

async function mayNotSign(wang: Person, address: string): Promise<void> {
  await wang.open(address)
  await wang.sees('等签字')
  expect(await wang.button('去核验').count()).toBe(0)
  await wang.picture('complaint-property')
}

/** Anybody may say what is wrong with the page; the desk takes it down, and the door is shut at once. */
async function reported(stage: Stage, result: string, address: string): Promise<void> {
  const visitor = await stage.visitor()
  await visitor.open(result)
  await visitor.follow('反映这一页有问题')
  const sheet = await visitor.sheet('反映这一页有问题')
  await sheet.write('哪里有问题', '照片里的签到表看得清保洁员的名字')
  await visitor.picture('report')
  await sheet.press('告诉社工')
  await visitor.sees('记下了，社工 24 小时内核对，有问题就撤下来')
  const lin = await stage.as('林社工')
  await lin.open(address)
  await lin.sees('照片里的签到表看得清保洁员的名字')
  const down = await lin.act('先撤下公示', '先撤下公示')
  await down.write('为什么撤下', '签到表上有名字，遮住再放')
  await down.press('撤下来')
  await (await lin.sheet('先撤下公示？')).press('撤下')
  await lin.sheetGone()
  await lin.picture('page-hidden')
  await visitor.reload()
  await visitor.sees('这一页现在看不到')
}
