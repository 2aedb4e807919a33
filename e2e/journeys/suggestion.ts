import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { blow, checkIn, claimLead, cosign, signAll, submit, triage, writeSteps } from './steps.ts'

const SAID = '7 幢架空层一直空着，能不能摆两张乒乓球台？放学了大家有地方去。'
const TITLE = '架空层摆乒乓球台'
const AGREED = '摆两张台。物业先清空装灯，公益组织送台，周六开放。'
const STEPS = [
  { title: '清空架空层，装灯', doer: '和顺物业', inDays: 6 },
  { title: '摆好球台，周六开放', doer: '润邻服务中心', inDays: 12 },
]

/** A suggestion: whistle → talk → what was agreed is the plan → opening day. */
export async function suggestion(stage: Stage): Promise<void> {
  const liang = await stage.as('梁同学')
  const number = await blow(liang, SAID, (person) => person.choose('是什么', '建议'))
  const lin = await stage.as('林社工')
  const parties = ['梧桐居委会', '和顺物业', '星河苑业委会', '润邻服务中心']
  const address = await triage(lin, number, '大事', TITLE, parties)
  const he = await stage.as('何主任')
  await checkIn(he, address, '好主意，业委会来问大家')
  await claimLead(he)
  await checkIn(await stage.as('吴师傅'), address, '清空和装灯我们来')
  await startTalk(he)
  await liang.open(address)
  await liang.sees(/协商中$/, '正在谈：摆在哪里，谁出钱')
  await liang.picture('talking')
  await endTalk(he)

  await cosign(await stage.as('沈理事长'), address)
  await liang.open(address)
  await liang.sees('谈成了', `“${AGREED}”`, ...STEPS.map(({ title }) => title))
  await liang.picture('talk-agreed')
  await submit(await stage.as('吴师傅'), address, 1, 2, STEPS[0]?.title ?? '')
  await signAll(stage, ['林社工', '何主任', '韩理事'], address, 1, 2, STEPS[0]?.title ?? '')
  await submit(await stage.as('蒋老师'), address, 2, 2, STEPS[1]?.title ?? '')
  await signAll(stage, ['林社工', '吴师傅', '何主任'], address, 2, 2, STEPS[1]?.title ?? '')
  await liang.open(address)
  await liang.sees(/待公示$/, '2 段，验完 2 段')
}

async function startTalk(he: Person): Promise<void> {
  const sheet = await he.act('约三方面对面', '三方面对面')
  await sheet.write('谈什么', '摆在哪里，谁出钱')
  await sheet.press('约着谈')
  await he.sheetGone()
  await he.sees(/协商中$/)
}

/** Who was there and what each said; what was agreed on is written as steps and is the plan at once. */
async function endTalk(he: Person): Promise<void> {
  const sheet = await he.act('谈完了，记下结果', '谈完了，记下结果')
  const first = sheet.group('第 1 位')
  await first.getByLabel('说了什么', { exact: true }).fill('问过 60 户，都说好，钱从公共收益里出')
  await sheet.press('润邻服务中心')
  await sheet.press('一位邻居')
  const neighbour = sheet.root.getByRole('group', { name: /^第 \d+ 位$/ }).last()
  await neighbour.getByLabel('是谁', { exact: true }).fill('谢老师')
  await neighbour.getByLabel('说了什么', { exact: true }).fill('就怕晚上吵，九点要关灯')
  await sheet.choose('谈成了没有', /^谈成了/)
  await sheet.write('说定了什么', AGREED)
  await sheet.press('谁做什么、哪天做完，写下来')
  await writeSteps(sheet, STEPS)
  await he.picture('end-talk')
  await sheet.press('记下来')
  await he.sheetGone()
  await he.sees('方案，等人会签')
}
