import type { Person } from '../person.ts'
import type { Stage } from '../stage.ts'

const SAID = '5 幢后面晾衣绳断了一根，被子掉在泥里。'
const PUBLISHED = '5 幢 2 楼楼道灯坏了'
const REASON = '二楼的灯这两天又不亮了，人走过去也没反应。'
const RULING = '晚上去看过，感应器装反了，要重新装。'

/** 新邻居 declares and whistles at once; 冯楼长 confirms; then an objection, which 沈理事长 rules. */
export async function aNewcomer(stage: Stage): Promise<void> {
  const newcomer = await stage.as('新邻居')
  await declare(newcomer)
  await whistleAtOnce(newcomer)
  const result = await findResult(newcomer)
  const address = await mayNotObjectYet(newcomer)

  await confirmResident(await stage.as('冯楼长'))
  await newcomer.open('/me')
  await newcomer.sees('康桥新居 5 幢', '已确认居住')
  await object(newcomer, result)
  await rule(await stage.as('沈理事长'))

  await newcomer.open(address)
  await newcomer.sees(/整改中$/, '裁定：意见成立，重新整改', `“${RULING}”`, '公示以后又重新整改')
  await newcomer.picture('case-again')
  const visitor = await stage.visitor()
  await visitor.open(result)
  await visitor.sees(PUBLISHED, '重新整改中')
  await visitor.seesNot(REASON, '丁奶奶')
  await visitor.picture('result-again')
}

async function declare(newcomer: Person): Promise<void> {
  await newcomer.sees('先说一声您住哪里')
  await newcomer.picture('home-newcomer')
  await newcomer.press('我住在……')
  await newcomer.write('哪个社区', '桂花')
  await newcomer.seesNot('梧桐社区')
  await newcomer.write('哪个社区', '梧桐社区')
  await newcomer.picture('declare-community')
  await newcomer.openCard('梧桐社区')
  await newcomer.press('登记，我住这里')
  await newcomer.sees('选一个小区')
  await newcomer.choose('哪个小区', '康桥新居')
  await newcomer.choose('哪一幢', /^5 幢$/)
  await newcomer.seesNot('选一个小区', '选一幢')
  await newcomer.picture('declare')
  await newcomer.press('登记，我住这里')
  await newcomer.sees('登记好了', '康桥新居 5 幢', /等楼栋长或社工确认/)
  await newcomer.picture('declared')
}

async function whistleAtOnce(newcomer: Person): Promise<void> {
  await newcomer.press('去吹哨')
  await newcomer.write('说一说', SAID)
  await newcomer.press('吹哨，发出去')
  await newcomer.sees('哨声送到了')
  await newcomer.press('回首页')
  await newcomer.sees('梧桐社区·5 幢（等确认）', SAID)
}

/** The public page of the estate’s result; answers its address. */
async function findResult(newcomer: Person): Promise<string> {
  await newcomer.tab('公示')
  await newcomer.sees('康桥新居公示的事')
  await newcomer.picture('publicity')
  await newcomer.openCard(PUBLISHED)
  await newcomer.page.waitForURL(/\/result\?/)
  await newcomer.sees('从吹哨到验完')
  return newcomer.page.url()
}

async function mayNotObjectYet(newcomer: Person): Promise<string> {
  await newcomer.press('我有不同意见')
  await newcomer.page.waitForURL(/\/case\?/)
  await newcomer.sees(/公示中$/, /提不同意见要先确认您住在这里/)
  await newcomer.picture('case-may-not-object')
  return newcomer.page.url()
}

async function confirmResident(feng: Person): Promise<void> {
  await feng.openCard('等确认的住户')
  await feng.sees('新邻居')
  await feng.picture('residents')
  await feng.press('确认新邻居')
  await (await feng.sheet('新邻居住在康桥新居 5 幢？')).press('是，确认')
  await feng.seesNot('新邻居')
  await feng.sees('罗师傅')
}

async function object(newcomer: Person, result: string): Promise<void> {
  await newcomer.open(result)
  await newcomer.press('我有不同意见')
  const sheet = await newcomer.sheet('我有不同意见')
  await sheet.write('哪里不对', REASON)
  await newcomer.picture('object')
  await sheet.press('提出来')
  await newcomer.sheetGone()
  await newcomer.sees(`“${REASON}”`, '等裁定')
}

async function rule(shen: Person): Promise<void> {
  await shen.fromWorkbench('等我们裁定', PUBLISHED)
  const sheet = await shen.act('裁定异议', '裁定异议')
  await sheet.sees(`“${REASON}”`)
  await sheet.choose('意见成不成立', /^意见成立/)
  await sheet.write('为什么这样定', RULING)
  await shen.picture('rule')
  await sheet.press('裁定')
  await shen.sheetGone()
  await shen.sees(/整改中$/)
}
