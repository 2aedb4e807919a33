import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { blow, checkIn, cosign, fillEvidence, propose, publish, signAll, submit, triage } from './steps.ts'

const SAID = '5 幢地下室的消火栓放不出水，墙上的压力表是零，真着火了怎么办？'
const TITLE = '5 幢地下消火栓没有水'
const OBJECTION = '昨天又去试，最里面那一个还是没有水。'
const STEPS = [
  { title: '查清是哪一段不通', doer: '便民物业', inDays: 3 },
  { title: '换掉锈死的主管', doer: '便民物业', inDays: 9 },
  { title: '消防站逐层试压', doer: '街道消防站', inDays: 14 },
  { title: '贴好每月检查表', doer: '便民物业', inDays: 20 },
]
const OF = STEPS.length
const titleOf = (part: number) => STEPS[part - 1]?.title ?? ''
/** Who holds the three seats: there is no owners' committee, so the self-governance core stands in. */
const PANEL = ['林社工', '郑骨干', '韩理事']

/** An estate without owners' committee: refused twice, ruled, four steps, one returned, one recorded, objected, closed. */
export async function dryHydrants(stage: Stage): Promise<void> {
  const huang = await stage.as('黄大爷')
  const number = await blow(huang, SAID)
  const lin = await stage.as('林社工')
  const address = await triage(lin, number, '难事', TITLE, ['便民物业', '街道消防站', '康桥自治核心'])
  const sun = await stage.as('孙师傅')
  await refuse(sun, address)
  const chen = await stage.as('陈社工')
  await refuseForTheFireBrigade(chen, address)
  await readTheBoard(huang, address)
  await ruleWhoLeads(await stage.as('沈理事长'), address)

  await checkIn(sun, address, '裁定归我们，明天一早就查管子')
  await propose(sun, address, STEPS)
  await cosign(await stage.as('郑骨干'), address)
  await submit(sun, address, 1, OF, titleOf(1))
  await sendBack(await stage.as('冯楼长'), address)
  await submit(sun, address, 1, OF, titleOf(1))
  await signAll(stage, PANEL, address, 1, OF, titleOf(1))
  await submit(sun, address, 2, OF, titleOf(2))
  await signAll(stage, PANEL, address, 2, OF, titleOf(2))
  await submitForTheFireBrigade(chen, address)
  await signAll(stage, ['林社工', '孙师傅', '郑骨干'], address, 3, OF, titleOf(3))
  await submit(sun, address, 4, OF, titleOf(4))
  await signAll(stage, PANEL, address, 4, OF, titleOf(4))
  await publish(lin, address, [
    ['原来怎么了', '5 幢地下消火栓放不出水。'],
    ['做了什么', '换了锈死的主管，消防站逐层试过压。'],
  ])

  await object(huang, address)
  await uphold(await stage.as('杨议事长'), address)
  await sun.open(address)
  await sun.sees(/整改中$/, `复修：${titleOf(2)}`)
  await submit(sun, address, 5, OF + 1, `复修：${titleOf(2)}`)
  await signAll(stage, PANEL, address, 5, OF + 1, `复修：${titleOf(2)}`)
  await publish(lin, address, [
    ['原来怎么了', '5 幢地下消火栓放不出水，第一次修完最里面一个还没有水。'],
    ['做了什么', '把最里面一段也换了，逐个放水试过。'],
  ])
  await eightDaysLater(stage, huang, address)
}

async function refuse(sun: Person, address: string): Promise<void> {
  await sun.open(address)
  const sheet = await sun.act('不归我们，退单', '不归我们，退单')
  await sheet.choose('为什么不归', '我们没有这个权限或资质')
  await sheet.write('依据是什么', '消防管接的是市政水，我们没有资质动')
  await sheet.choose('该找哪一家', /^街道消防站/)
  await sun.picture('refuse')
  await sheet.press('退单')
  await sun.sheetGone()
  await sun.sees(/退单：我们没有这个权限或资质/)
}

/** The fire brigade has nobody here: it rang up, and the desk writes it down. */
async function refuseForTheFireBrigade(chen: Person, address: string): Promise<void> {
  await chen.open(address)
  const sheet = await chen.act('代街道消防站退单', '代街道消防站退单')
  await sheet.choose('怎么说来的', '来电')
  await sheet.write('对方是谁', '值班员')
  await sheet.choose('为什么不归', '不是我们的职责')
  await sheet.write('依据是什么', '消防站负责救援，楼里的设施由管楼的单位维护')
  await sheet.choose('该找哪一家', /^便民物业/)
  await chen.picture('refuse-recorded')
  await sheet.press('退单')
  await chen.sheetGone()
  await chen.sees(/代录：街道消防站/)
}

/** Who was asked, who refused and why, who is asked to decide: all of it stands there for the neighbour. */
async function readTheBoard(huang: Person, address: string): Promise<void> {
  await huang.open(address)
  await huang.sees('没有资质动', /共建理事会/, /裁定由谁牵头/)
  await huang.picture('board-two-refusals')
}

async function ruleWhoLeads(shen: Person, address: string): Promise<void> {
  await shen.open(address)
  const sheet = await shen.act('裁定由谁牵头', '裁定由谁牵头')
  await sheet.sees(/便民物业退单/, /街道消防站退单/)
  await sheet.choose('由谁牵头', /^便民物业/)
  await sheet.write('为什么定这家', '消防设施在公共部位，按合同由物业维护；试压请消防站来')
  await shen.picture('rule-lead')
  await sheet.press('定下来，由这家牵头')
  await shen.sheetGone()
  await shen.sees(/已认领$/, '裁定由便民物业牵头')
}

async function sendBack(feng: Person, address: string): Promise<void> {
  await feng.open(address)
  const sheet = await feng.act('去核验第 1 段', titleOf(1))
  await sheet.press('不行，退回')
  await sheet.write('哪里不行', '地下二层没有查')
  await sheet.press('退回，请重做')
  await feng.sheetGone()
  await feng.sees('把第 1 段退回重做')
}

async function submitForTheFireBrigade(chen: Person, address: string): Promise<void> {
  await chen.open(address)
  const sheet = await chen.act('代街道消防站交第 3 段，请核验', titleOf(3))
  await sheet.choose('怎么说来的', '来信')
  await sheet.write('对方是谁', '王站长')
  await fillEvidence(sheet)
  await sheet.press('记下来，请各方来看')
  await chen.sheetGone()
  await chen.sees(/代录：街道消防站/, /来信/)
  await chen.picture('submitted-recorded')
}

async function object(huang: Person, address: string): Promise<void> {
  await huang.open(address)
  const sheet = await huang.act('我有不同意见', '我有不同意见')
  await sheet.write('哪里不对', OBJECTION)
  await sheet.press('提出来')
  await huang.sheetGone()
}

async function uphold(yang: Person, address: string): Promise<void> {
  await yang.open(address)
  const sheet = await yang.act('裁定异议', '裁定异议')
  await sheet.choose('意见成不成立', /^意见成立/)
  await sheet.choose('重做哪一段', new RegExp(titleOf(2)))
  await sheet.write('为什么这样定', '去看过，最里面一个确实没有水')
  await sheet.press('裁定')
  await yang.sheetGone()
  await yang.sees(/整改中$/)
}

/** Nobody objects again: when the seven days are over, time itself closes the case. */
async function eightDaysLater(stage: Stage, huang: Person, address: string): Promise<void> {
  const { product } = stage
  await product.server.end('SIGTERM')
  await product.start(8)
  await huang.open(address)
  await huang.reloadUntil(/已办结$/)
  await huang.picture('hydrants-closed')
  await product.server.end('SIGTERM')
  await product.start()
}
