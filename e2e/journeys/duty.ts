import { DAY, dayOf, MINUTE, shanghaiTime, startOfDay } from '@juwuye/domain'
import { giveCamera, holdBefore } from '../camera.ts'
import type { Person } from '../person.ts'
import { PHONE, type Stage } from '../stage.ts'

/** Where the station is, and 夏社工 with it. */
const HERE = { ...PHONE, geolocation: { latitude: 30.2741, longitude: 120.1551 }, permissions: ['geolocation'] }
const TABLET = { ...PHONE, viewport: { width: 1024, height: 768 }, deviceScaleFactor: 1, isMobile: false }
const POST = '站里值守'
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const PROMISED = '给 1 幢袁奶奶回电话，说几点来修灯'

/** The first shift begins ten minutes after the journey, whatever time it is; its month and weekday. */
let starts = 0
let thisMonth = ''
let weekday = 0

function beginSoon(): void {
  starts = Math.ceil((Date.now() + 10 * MINUTE) / MINUTE) * MINUTE
  thisMonth = dayOf(starts).slice(0, 7)
  weekday = shanghaiTime(starts).weekday
}

const two = (n: number) => String(n).padStart(2, '0')
const timeOf = (at: number) => `${two(shanghaiTime(at).hour)}:${two(shanghaiTime(at).minute)}`
const monthWords = (month: string) => `${Number(month.slice(5))} 月`

/** The first of the month after: there everything still lies ahead. */
function nextMonth(): string {
  const [year = 0, month = 0] = thisMonth.split('-').map(Number)
  return month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`
}

/** Its first day on which one person stands, with nothing on the days around. */
function loneDay(): string {
  const first = startOfDay(`${nextMonth()}-01`) ?? 0
  const days = Array.from({ length: 8 }, (_, n) => first + n * DAY)
  return dayOf(days.find((at) => shanghaiTime(at).weekday === (weekday + 3) % 7) ?? first)
}

const dayWords = (day: string) => `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8))} 日`

/** A station from its first shift to its hand-over: two phones, a tablet, and a neighbour who looks who is there. */
export async function aDayAtTheStation(stage: Stage): Promise<void> {
  beginSoon()
  const xia = await stage.as('夏社工', HERE)
  const qin = await stage.as('秦师傅')
  await qin.page.evaluate(() => localStorage.setItem('juwuye.elder', '"on"'))
  await Promise.all([giveCamera(xia), giveCamera(qin)])
  await setUp(xia)
  await planMonths(xia)
  const tablet = await stage.visitor('平板', TABLET)
  await pair(xia, tablet)
  const used = await bothCheckIn(xia, qin, tablet)
  await handOver(xia, qin)
  await sameCodeAgain(xia, used)
  await organiserLooks(xia)
  await neighbourLooks(await stage.as('白大姐'))
  await swap(xia, qin)
}

async function setUp(xia: Person): Promise<void> {
  await xia.open('/duty/setup')
  await xia.press('加一个服务站')
  const station = await xia.sheet('加一个服务站')
  await station.press('加上')
  expect(await station.faultOf('站的名字')).toContain('写上站的名字')
  await station.write('站的名字', '桂花社区服务站')
  await station.write('在哪里', '桂花苑 1 幢东侧一楼')
  await station.write('电话', '0571-8600-0001')
  await station.press('用我现在的位置')
  await station.sees(/^已经记下/)
  await station.press('加上')
  await xia.sheetGone()
  await xia.press('加一个岗')
  const post = await xia.sheet('加一个岗')
  await post.choose('哪一种岗', '其他岗')
  await post.write('岗的名字', POST)
  await hours(xia, 1, [weekday], starts, '2 人')
  await post.press('加一段时间')
  await hours(
    xia,
    2,
    [0, 1, 2, 3, 4, 5, 6].filter((day) => day !== weekday),
  )
  await post.check('谁能站', ['社工', '物业工作人员'])
  await post.press('加上')
  await xia.sheetGone()
  for (const name of ['夏社工', '秦师傅']) await onRoster(xia, name)
  await xia.picture('duty-setup')
}

/** One line of a post's times; without a start it keeps the usual hours. */
async function hours(xia: Person, nth: number, days: number[], starts?: number, seats?: string): Promise<void> {
  const post = await xia.sheet('加一个岗')
  const label = `班次第 ${nth} 段`
  await post.check(
    `${label}，哪几天`,
    days.map((day) => WEEKDAYS[day] ?? ''),
  )
  const times = post.group(label)
  if (starts !== undefined) {
    await times.getByLabel('从', { exact: true }).fill(timeOf(starts))
    await times.getByLabel('到', { exact: true }).fill(timeOf(starts + 180 * MINUTE))
  }
  if (seats) await post.choose(`${label}，几个人`, seats)
  await times.getByRole('checkbox', { name: '节假日也有人' }).click()
}

async function onRoster(xia: Person, name: string): Promise<void> {
  await xia.openCard(name)
  const person = await xia.sheet(name)
  await person.check('站哪些岗', [POST])
  await person.choose('每周最多几次', '7 次')
  await person.press('改好')
  await xia.sheetGone()
  await xia.sees(`${POST}，每周最多 7 次`)
}

/** This month as it comes; the next one with a seat changed by hand. */
async function planMonths(xia: Person): Promise<void> {
  await xia.open(`/duty/rota?month=${thisMonth}`)
  await fill(xia)
  await xia.picture('duty-rota')
  await publish(xia, thisMonth)
  await xia.press(new RegExp(`^看 .*${monthWords(nextMonth())}$`))
  await fill(xia)
  await xia.press(new RegExp(`^${dayWords(loneDay())}，`))
  await putHer(xia)
  await publish(xia, nextMonth())
}

async function fill(xia: Person): Promise<void> {
  await xia.press('排满这个月')
  await xia.button('公布这个月的班').waitFor()
  await xia.sees(/^2 个人，每人/)
}

/** 夏社工 stands on the lone day, by a tap on the seat; when the rota has her there already, after a change and back. */
async function putHer(xia: Person): Promise<void> {
  const seat = xia.button(/^(夏社工|秦师傅)/)
  const hers = ((await seat.textContent()) ?? '').includes('夏社工')
  for (const name of hers ? ['秦师傅', '夏社工'] : ['夏社工']) {
    await seat.click()
    const sheet = await xia.sheet(`${POST}，${await dayHeading(xia)}`)
    await sheet.press(new RegExp(`^${name}`))
    await xia.sheetGone()
    await xia.button(new RegExp(`^${name}`)).waitFor()
  }
}

const dayHeading = async (xia: Person) =>
  (await xia
    .text(new RegExp(`，${dayWords(loneDay())}$`))
    .first()
    .textContent()) ?? ''

async function publish(xia: Person, month: string): Promise<void> {
  await xia.press('公布这个月的班')
  const title = xia.page.getByRole('dialog', { name: new RegExp(`^公布 .*${monthWords(month)}的班$`) })
  await title.waitFor()
  await title.getByRole('button', { name: '公布', exact: true }).click()
  await xia.sheetGone()
  await xia.sees(/公布的，/)
}

async function pair(xia: Person, tablet: Person): Promise<void> {
  await tablet.open('/station')
  await tablet.sees('这台平板还没有配')
  await xia.open('/duty/setup')
  await xia.press(/^门口的平板/)
  const sheet = await xia.sheet('门口的平板')
  await sheet.press('配一台平板')
  await sheet.sees('在平板的浏览器里打开这个地址')
  const link = (await sheet.root.locator('.copyable').textContent()) ?? ''
  await tablet.open(link)
  await tablet.reload()
  await tablet.sees('桂花社区服务站', /^还有 \d+ 秒换新码/)
}

const codeOn = async (tablet: Person) => (await tablet.page.locator('.station-qr').getAttribute('src')) ?? ''

/** With position: strong. With the code alone: weak, and it is said. Answers the picture they both scanned. */
async function bothCheckIn(xia: Person, qin: Person, tablet: Person): Promise<string> {
  await Promise.all([xia.open('/duty'), qin.open('/duty')])
  await Promise.all([xia.button('扫码签到').waitFor(), qin.button('扫码签到').waitFor()])
  const picture = await codeOn(tablet)
  await Promise.all([holdBefore(xia, picture), holdBefore(qin, picture)])
  await xia.press('扫码签到')
  await xia.sees('您正在值班', /扫码加定位，在站里$/)
  await xia.picture('duty-strong')
  await qin.press('扫码签到')
  const sheet = await qin.sheet('签到')
  await sheet.sees('码扫到了，没有定位')
  await qin.picture('duty-no-place')
  await sheet.press('不定位了，就这样签到')
  await qin.sees('您正在值班', /证明不全：没有定位$/)
  await tablet.sees(/^\d+:\d\d 到$/)
  await tablet.picture('station')
  return picture
}

/** What she promised is his with a tap. */
async function handOver(xia: Person, qin: Person): Promise<void> {
  await xia.press('交班、签退')
  await xia.press('加一件')
  await xia.write('答应了什么', PROMISED)
  await xia.write('留句话', '前台有两把钥匙，红的是机房')
  await xia.picture('duty-hand-over')
  await xia.press('交班、签退')
  await xia.press('签退')
  await xia.button('来替班，扫码签到').waitFor()
  await qin.reload()
  await qin.sees('上一班交给您的', '前台有两把钥匙，红的是机房', PROMISED)
  await qin.picture('duty-taken')
  await qin.press(/接过来/)
  await qin.press(`${PROMISED}，办好了`)
  await qin.sees(/^秦师傅 \d+:\d\d 办好的$/)
}

async function sameCodeAgain(xia: Person, used: string): Promise<void> {
  await holdBefore(xia, used)
  await xia.press('来替班，扫码签到')
  const sheet = await xia.sheet('签到')
  await sheet.sees('没有签上', /用过|过期/)
  await xia.picture('duty-used-code')
}

async function organiserLooks(xia: Person): Promise<void> {
  await xia.open('/duty/board')
  await xia.sees(/^1 人在/, /证明不全：没有定位/)
  await xia.picture('duty-board')
}

async function neighbourLooks(bai: Person): Promise<void> {
  await bai.sees('服务站有人在')
  await bai.follow('这周的班，看谁值班')
  await bai.sees('桂花社区服务站', '有人在', new RegExp(`^${POST}，姓秦，到 `))
  await bai.picture('duty-week')
}

/** She cannot come; he can. */
async function swap(xia: Person, qin: Person): Promise<void> {
  await xia.open('/duty')
  await xia.press(new RegExp(`^看 .*${monthWords(nextMonth())}$`))
  await xia.press(new RegExp(`^${dayWords(loneDay())}，我的班`))
  await xia.press('来不了，换班或请假')
  await xia.press('问一声')
  await xia.sees('选一位', '写一句原因')
  await xia.choose('跟谁换', /秦/)
  await xia.write('为什么', '那天要带家里人看病')
  await xia.press('问一声')
  await xia.sees(/^您想和秦.*换班$/)
  await qin.open('/duty')
  await qin.sees(/^夏.*想和您换班$/, '原因：那天要带家里人看病')
  await qin.picture('duty-swap')
  await qin.press('我来')
  await qin.press('换')
  await qin.text(/想和您换班$/).waitFor({ state: 'hidden' })
  await xia.open('/duty/swaps')
  await xia.sees(/^换好了，秦/)
}
