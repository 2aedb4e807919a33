import { dayFromNow } from '../journeys/steps.ts'
import { photo } from '../places.ts'
import type { Handset, Part } from './handset.ts'
import type { Handsets } from './handsets.ts'
import { silence } from './sound.ts'
import { NOTHING, type Sending, type Trouble } from './troubles.ts'

/** Where a case is found. */
export interface Case {
  communityId: string
  caseId: string
}

/** Who plays, and how anything is sent. */
export interface Play {
  handsets: Handsets
  trouble: Trouble
  /** Who whistles, of 临溪花园. */
  reporter: { name: string; building: string }
  /** Who of the committee's social workers has it. */
  desk: string
  /** What makes this case one of its own. */
  mark: string
  /** How often something was sent in this flow. */
  sent: number
}

const SEEN = '拉闸以后还是亮着，等人来看'

export const isPrivate = ({ trouble }: Play) => trouble.manners?.privacy === 'refuse'

/** Their phone, with the manners of this trouble. */
export const phoneOf = ({ handsets, trouble }: Play, name: string) => handsets.as(name, trouble.manners)

export function send(play: Play, person: Handset, sending: Sending): Promise<void> {
  const how = play.trouble.once && play.sent++ > 0 ? NOTHING : play.trouble
  return how.send(person, sending, play.handsets)
}

/** Sends what the sheet holds; it goes when it got through. */
const sendSheet = (play: Play, person: Handset, sheet: Part, button: string) =>
  send(play, person, {
    press: () => sheet.press(button),
    pressNow: () => sheet.pressNow(button),
    done: () => !person.hasSheet && !person.waits,
  })

/** A neighbour whistles, with a photo and a voice where they may be taken. */
export async function blow(play: Play): Promise<void> {
  const reporter = await phoneOf(play, play.reporter.name)
  await reporter.sees('我吹的哨')
  await reporter.press('打字吹哨')
  await reporter.sees(`临溪花园 ${play.reporter.building}`)
  play.trouble.begin?.(reporter)
  if (isPrivate(play)) await nothingTaken(reporter)
  else {
    await reporter.photograph('拍一拍', photo('lamp-before'))
    await reporter.speak('点一下，说给我们听', silence(2.4))
  }
  await reporter.write('说一说', `${play.reporter.building}楼道的灯${play.mark}不亮了，晚上上楼看不见。`)
  const press = async () => {
    await reporter.press('吹哨，发出去')
    await reporter.app.quiet()
    if (reporter.hasSheet) await (await reporter.sheet('邻居可能报过这件')).press('都不是，发出去')
  }
  const isSent = () => reporter.app.page.path === 'pages/sent/index'
  const pressNow = () => reporter.pressNow('吹哨，发出去')
  await send(play, reporter, { press, pressNow, done: () => isSent() || reporter.reads('都发出去了') })
  if (isSent()) {
    await reporter.sees('哨声送到了')
    await reporter.press('看这件事')
  } else {
    reporter.open('cases', { list: 'mine' })
    await reporter.openCard(`楼道的灯${play.mark}不亮了`)
  }
  await reporter.sees('经过')
  expect(reporter.screen.withRole('button', /^听录音/).length > 0).toBe(!isPrivate(play))
}

/** Whoever lets nothing be read whistles with words alone. */
async function nothingTaken(reporter: Handset): Promise<void> {
  const refused = () => reporter.phone.said('privacy').filter((answer) => answer === 'refuse').length
  await reporter.formItem('拍一拍').press(/拍一张$/)
  await reporter.app.until(() => refused() === 1)
  await reporter.press('点一下，说给我们听')
  await reporter.app.until(() => refused() === 2)
  await reporter.app.until(() => reporter.phone.said('toast').some((words) => words.startsWith('没有让录音')))
}

/** The desk sends it on. Answers which case it is. */
export async function triage(play: Play): Promise<Case> {
  const lin = await phoneOf(play, play.desk)
  await lin.openCard('等分派')
  await lin.openCard(`楼道的灯${play.mark}不亮`)
  await lin.arrives('case')
  const { communityId = '', caseId = '' } = lin.app.page.query
  const sheet = await lin.act('派哨', '派给谁')
  await sheet.choose('这是哪一类', /^小事/)
  await sheet.write('给这件事起个名', `楼道灯${play.mark}不亮`)
  await sheet.check('叫谁来报到', ['安居物业'])
  await sendSheet(play, lin, sheet, '派哨给 1 方')
  await lin.sees('已派哨')
  return { communityId, caseId }
}

/** 王经理 answers, leads, plans. */
export async function claim(play: Play, where: Case): Promise<void> {
  const wang = await phoneOf(play, '王经理')
  await wang.sees('先办这件')
  wang.open('case', { ...where })
  const reply = await wang.act('报到，回复吹哨人', '报到')
  await reply.write('回复吹哨的邻居', '收到，今天去看')
  await sendSheet(play, wang, reply, '报到，回复邻居')
  const lead = await wang.act('认领牵头', '认领牵头')
  await sendSheet(play, wang, lead, '我们牵头')
  await wang.sees(/已认领$/)
  const plan = await wang.act('定方案', '什么时候修好')
  await plan.write('做什么', '换楼道灯的感应器')
  await plan.choose('谁来做', /安居物业/)
  await plan.pickDay('哪天做完', dayFromNow(3))
  await sendSheet(play, wang, plan, '就这样定')
  await wang.sees(/整改中$/)
}

/** 李师傅 mends, two verify. */
export async function mend(play: Play, where: Case): Promise<void> {
  const li = await phoneOf(play, '李师傅')
  await submit(play, li, where)
  for (const name of [play.reporter.name, play.desk]) await verify(play, await phoneOf(play, name), where)
}

async function submit(play: Play, li: Handset, where: Case): Promise<void> {
  await li.sees('先办这件')
  li.open('case', { ...where })
  const sheet = await li.act('做完了，请核验', '换楼道灯的感应器')
  await sheet.photograph('修之后', photo('stairs-after'))
  await sheet.write('做了什么', SEEN)
  await sendSheet(play, li, sheet, '做完了，请各方来看')
  await li.sees('等签字')
}

/** Opens the case and pulls it down: what was read a moment ago would do for a person, not for us. */
async function lookAt(person: Handset, where: Case): Promise<void> {
  person.open('case', { ...where })
  await person.sees('经过')
  await person.app.pullDown()
}

async function verify(play: Play, signer: Handset, where: Case): Promise<void> {
  await lookAt(signer, where)
  const sheet = await signer.act('去核验', '换楼道灯的感应器')
  await sheet.sees(SEEN)
  await sendSheet(play, signer, sheet, '通过，签字')
}

/** The desk publishes, the neighbour rates. */
export async function finish(play: Play, where: Case): Promise<void> {
  await publish(play, await phoneOf(play, play.desk), where)
  await rate(play, await phoneOf(play, play.reporter.name), where)
}

async function publish(play: Play, lin: Handset, where: Case): Promise<void> {
  await lookAt(lin, where)
  const form = await lin.act('去公示', '写公示')
  await form.write('原来怎么了', '楼道灯不亮')
  await form.write('做了什么', '换了感应器')
  const photos = form.screen.all(({ attr }) => /^第 \d+ 张，/.test(String(attr.ariaLabel)))
  for (const trail of photos) await form.choose(String(trail.at(-1)?.attr.ariaLabel), '可以公开')
  await form.follow(/打码：第 1 张，/)
  await lin.press('加一处')
  await lin.press('往左')
  await lin.sees('第 1 处，左起 37%，上起 43%，宽 20%，高 15%')
  await lin.press('好了')
  await form.sees('打了 1 处码，再改改')
  const readOver = async () => {
    await form.press('看看公示出去的样子')
    await (await lin.sheet('公示前看一遍')).tick('我看过了，没有姓名、电话、门牌和人脸')
  }
  await readOver()
  const press = async () => {
    await lin.app.quiet()
    // whoever comes back to it reads it over once more
    if (lin.screen.withRole('button', '看看公示出去的样子').length > 0) await readOver()
    await lin.press('公示出去')
  }
  const pressNow = () => lin.pressNow('公示出去')
  await send(play, lin, { press, pressNow, done: () => !lin.hasSheet && !lin.waits })
  expect(lin.phone.said('modal')).toContain('公示出去？')
  await lin.sees(/公示中$/)
}

async function rate(play: Play, reporter: Handset, where: Case): Promise<void> {
  await lookAt(reporter, where)
  const sheet = await reporter.act('去看看，修好没有', '修好没有')
  await sheet.choose('解决了吗', /^解决了/)
  await sheet.choose('满意吗', /^非常满意/)
  await sendSheet(play, reporter, sheet, '说好了')
  await reporter.sees('1 位吹哨的邻居，1 位回了话，1 位说解决了')
}
