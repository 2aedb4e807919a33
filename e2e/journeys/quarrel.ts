import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'
import { blow, checkIn, triage } from './steps.ts'

const SAID = '隔壁的空调水一直滴在我家窗台上，被子晒不了，说了两次都不理。'
const TITLE = '空调水滴到窗台'
const OUTCOME = '隔壁接了一根管子，水引到下水口；两家说好有事先敲门'

/** A neighbour quarrel, first taken for a small repair: it turns private, is mediated, and nobody else sees it any more. */
export async function quarrel(stage: Stage): Promise<void> {
  const liu = await stage.as('刘先生')
  const number = await blow(liu, SAID)
  const chen = await stage.as('陈社工')
  const address = await triage(chen, number, '小事', TITLE, ['安居物业'])
  const li = await stage.as('李师傅')
  await li.open(address)
  await li.sees(TITLE)
  await turnPrivate(chen, address)

  for (const name of ['李师傅', '张阿姨', '沈理事长']) {
    const other = name === '李师傅' ? li : await stage.as(name)
    await other.open(address)
    await other.sees('没有找到')
    await other.seesNot(TITLE, SAID)
    await other.open(`/cases?list=community&q=${encodeURIComponent('空调水')}`)
    await other.seesNot(TITLE)
  }
  const yang = await stage.as('杨议事长')
  await checkIn(yang, address, '我今晚两家都去坐坐')
  const lead = await yang.act('认领牵头', '接下这件事')
  await lead.press('我来调解')
  await yang.sheetGone()
  const settle = await yang.act('调解好了，请双方确认', '调解好了')
  await settle.write('说好了什么', OUTCOME)
  await settle.press('写好了，请双方确认')
  await yang.sheetGone()
  await liu.open(address)
  const sheet = await liu.act('是的，说好了', '调解好了吗')
  await sheet.sees(OUTCOME)
  await liu.picture('private-agreed')
  await sheet.press('是的，说好了')
  await liu.sheetGone()
  await liu.sees(/已办结$/)
}

async function turnPrivate(chen: Person, address: string): Promise<void> {
  await chen.open(address)
  const sheet = await chen.act('改分类', '改分类')
  await sheet.choose('改成哪一类', /^私事/)
  await sheet.choose('请谁来调解', /^杨议事长/)
  await sheet.write('为什么改', '是两家之间的事，先请人说和')
  await chen.picture('turn-private')
  await sheet.press('改成私事')
  await (await chen.sheet('改成私事？')).press('改')
  await chen.sheetGone()
  await chen.sees('改为私事，不再公开，交给调解员')
}
