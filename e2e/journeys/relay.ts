import type { Person } from '../person.ts'
import { SMALL_PHONE, type Stage } from '../stage.ts'
import { checkIn, claimLead, triage } from './steps.ts'

const GRANNY = '王奶奶'
const LAMP = '三楼的灯一闪一闪，晚上上下楼看不清台阶。'
const RAIL = '二楼扶手松了，一拉就晃。'
const SAID = '修了是好事，就是等了太久。'

type Scene = Pick<Person, 'press' | 'button' | 'sees'>

/** Speaks into the phone: one tap starts, one tap ends. The browser's own microphone beeps. */
async function speak(person: Person, scene: Scene, button: string, kept = '录好了，点一下听听看'): Promise<void> {
  await scene.press(button)
  await scene.sees(/^0:0[2-9]$/)
  await scene.press('说完了')
  await scene.button(/^听录音，\d+ 秒$/).waitFor()
  await scene.sees(kept)
  await person.picture('voice-kept')
}

/** 冯楼长 keeps a neighbour, takes down two concerns in a stairwell without a network, and tells back what became of one. */
export async function relayRound(stage: Stage): Promise<void> {
  const feng = await stage.as('冯楼长')
  await keepNeighbour(feng)
  await takeDown(feng)
  const number = await numberOf(feng)
  await stranger(await stage.as('梁同学'))
  const address = await work(stage, number)
  await tellBack(feng, address)
  const lin = await stage.as('林社工')
  await lin.open('/tell-backs')
  await lin.choose('看哪些', '全社区超时的')
  await lin.open(address)
  await lin.sees(/回告了邻居：上门说了/)
  await byTable(lin)
  await handOn(lin, feng)
  await joinsLater(feng, await stage.as('黄大爷'))
}

/** The empty table comes down and, sent back as it is, is told what it lacks. */
async function byTable(lin: Person): Promise<void> {
  await lin.open('/tell-backs/import')
  const [saved] = await Promise.all([lin.page.waitForEvent('download'), lin.press('下载空表')])
  const [chooser] = await Promise.all([lin.page.waitForEvent('filechooser'), lin.press('选填好的表')])
  await chooser.setFiles(await saved.path())
  await lin.sees('有 1 处要改', '第 2 行，怎么称呼', '还没有填一位邻居')
  await lin.picture('import-faults')
}

/** To the desk and back: what is owed to her goes along. */
async function handOn(lin: Person, feng: Person): Promise<void> {
  for (const keeper of [/^社工/, /^冯楼长/]) {
    await lin.open('/tell-backs')
    await lin.press(new RegExp(`^${GRANNY}`))
    await lin.press(/^换人照看/)
    const sheet = await lin.sheet('换人照看')
    await sheet.choose('谁来照看', keeper)
    await lin.picture('hand-on')
    await sheet.press('就这样')
    await lin.sheetGone()
  }
  await feng.open('/tell-backs')
  await feng.sees(GRANNY)
}

/** She has WeChat now: the head says who she is, she says yes, and what was relayed is hers. */
async function joinsLater(feng: Person, huang: Person): Promise<void> {
  await feng.press(new RegExp(`^${GRANNY}`))
  await feng.press(/^他自己用上微信了/)
  const sheet = await feng.sheet(`${GRANNY}是哪一位`)
  await sheet.choose('是哪一位', /^黄大爷/)
  await feng.picture('link')
  await sheet.press('就是这位，请他认')
  await feng.sheetGone()
  await huang.open('/tell-backs/mine')
  await huang.sees(new RegExp(`${GRANNY}，是您吗$`))
  await huang.picture('link-asked')
  await huang.press('是我')
  await huang.sees('记着您的', '302')
  await huang.open('/cases?list=mine')
  await huang.sees(RAIL)
  await feng.open('/tell-backs')
  await feng.sees('自己用上微信了')
}

async function keepNeighbour(feng: Person): Promise<void> {
  await feng.openCard('替邻居说')
  await feng.press('再记一位邻居')
  await feng.press('记下来')
  expect(await feng.faultOf('怎么称呼')).toBe('写上怎么称呼')
  await feng.write('怎么称呼', GRANNY)
  await feng.choose('住哪一幢', '康桥新居 5 幢')
  await feng.write('门牌', '302')
  await feng.write('电话', '0574-62000001')
  await feng.write('还要知道什么', '上午在家，耳朵不好')
  await feng.choose('他同意记下来吗', '家属同意')
  await feng.write('哪位家里人', '女儿')
  await feng.picture('neighbour-new')
  await feng.press('记下来')
  await feng.sees(/^\d+ 户$/, GRANNY)
  await feng.picture('tell-backs-neighbours')
}

async function takeDown(feng: Person): Promise<void> {
  await feng.press(`帮吹哨，${GRANNY}`)
  await feng.write('或者您记下来', LAMP)
  await feng.press('发出去')
  await feng.sees('选一下是怎么同意的', '念给他听一遍，他说对，再打钩')
  await feng.choose('他同意您去报吗', '本人口头同意')
  await speak(feng, feng, '录下他说可以')
  await feng.sees(/^“王奶奶，您说的是：三楼的灯一闪一闪/)
  await feng.tick('念过了，他说对')
  await feng.picture('round')
  // a stairwell: no network from here on
  await feng.page.waitForLoadState('networkidle')
  await feng.context.setOffline(true)
  await feng.sees('现在没有网')
  await feng.press('再记一件')
  await feng.sees('这一趟记好了 1 件', '还有谁说了事')
  await feng.press(new RegExp(`^${GRANNY}`))
  await feng.write('或者您记下来', RAIL)
  await feng.choose('他同意您去报吗', '本人口头同意')
  await speak(feng, feng, '录下他说可以', '存在手机里，有网自动传')
  await feng.tick('念过了，他说对')
  await feng.press('发出去，2 件')
  await feng.sees('2 件存下了', '2 件等网络')
  await feng.picture('round-offline')
  await feng.press(/^2 件等网络/)
  await feng.sees(`替${GRANNY}吹哨`, '待发送，有网了自动发')
  await feng.picture('outbox-relay')
  await feng.context.setOffline(false)
  await feng.sees('都发出去了')
}

/** Both arrived, once; the number of the first. */
async function numberOf(feng: Person): Promise<string> {
  await feng.open('/cases?list=mine')
  await feng.sees(LAMP, RAIL)
  expect([await feng.count(LAMP), await feng.count(RAIL)]).toEqual([1, 1])
  await feng.openCard(LAMP)
  await feng.sees(/楼栋长代报/)
  await feng.picture('case-relayed')
  return (
    (await feng
      .text(/^[一-龥]+ \d{4}-\d{4,}$/)
      .first()
      .textContent()) ?? ''
  )
}

/** A neighbour of another estate learns that there is something, not what was said nor for whom. */
async function stranger(liang: Person): Promise<void> {
  await liang.open('/cases?list=community')
  await liang.sees('全社区的', /^梧桐 /)
  await liang.seesNot(GRANNY, LAMP, RAIL)
}

async function work(stage: Stage, number: string): Promise<string> {
  const lin = await stage.as('林社工')
  const address = await triage(lin, number, '小事', '三楼楼道灯闪', ['便民物业'])
  const sun = await stage.as('孙师傅')
  await checkIn(sun, address, '明天来看')
  await claimLead(sun)
  return address
}

async function tellBack(feng: Person, address: string): Promise<void> {
  await feng.open('/tell-backs')
  await feng.sees(/^要回告 \d+ 家$/, GRANNY)
  await feng.follow(`看怎么说，${GRANNY}`)
  await feng.picture('tell-backs')
  await feng.follow(`打印字条，${GRANNY}`)
  await feng.sees(new RegExp(`^${GRANNY}：`))
  await feng.picture('slip')
  await feng.press('返回')
  await feng.press(`告诉过了，${GRANNY}`)
  const sheet = await feng.sheet('告诉过了')
  await sheet.press('记下来')
  await sheet.sees('选一下；他没说也可以选')
  await sheet.choose('怎么说的', '上门说了')
  await sheet.choose('他满意吗', /^不满意/)
  await sheet.write('他怎么说', SAID)
  await feng.picture('told')
  await sheet.press('记下来')
  await feng.sheetGone()
  await feng.button(`告诉过了，${GRANNY}`).waitFor({ state: 'detached' })
  await feng.choose('看哪些', '回告过的')
  await feng.sees(/上门说了，冯楼长，不满意$/, `“${SAID}”`)
  await feng.open(address)
  await feng.seesNot('去看看，修好没有')
}

/** Elder mode, the smallest phone: a whistle by voice alone, which the desk then types. */
export async function whistleByVoice(stage: Stage): Promise<void> {
  const huang = await stage.as('黄大爷', SMALL_PHONE)
  await huang.press('大字')
  await huang.press('打字吹哨')
  await huang.sees('第 1 问，共 4 问')
  await speak(huang, huang, '点一下，说给我们听')
  for (let asked = 1; asked < 4; asked++) await huang.press('下一问')
  await huang.press('吹哨，发出去')
  await huang.sees('哨声送到了')
  await huang.press('看这件事')
  await huang
    .button(/^听录音，\d+ 秒$/)
    .first()
    .waitFor()
  await huang.picture('case-by-voice')
  const address = huang.page.url()
  const lin = await stage.as('林社工')
  await lin.openCard('录音打成文字')
  await lin.picture('transcriptions')
  await lin.write('他说的是', '南门口的减速带翘起来了')
  await lin.press('打好了')
  await lin.sees('都打好了')
  await huang.open(address)
  await huang.sees(/南门口的减速带翘起来了/)
}
