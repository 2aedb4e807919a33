import { dayOf, MINUTE, shanghaiTime } from '@juwuye/domain'
import { sceneOf } from '@juwuye/types'
import { SCENES } from '@juwuye/weapp-runner'
import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'
import { type Play, send } from './the-loop.ts'

const ORGANISER = '夏社工'
const OTHER = '秦师傅'
const HERE = { latitude: 30.2741, longitude: 120.1551 }

interface Setup {
  stations: { id: string; latitude: number; longitude: number }[]
  posts: { id: string }[]
  people: { personId: string; name: string; version: number }[]
}

/** 桂花’s station: who may check in there now, and the codes on its tablet. */
export class DutyWatch {
  private station: { communityId: string; tablet: string; spot: typeof HERE } | undefined
  private readonly used = new Map<string, string[]>()

  constructor(private readonly handsets: Handsets) {}

  /** A scene printed at the door leads to duty; the code on the tablet and the place sign the person in; and out again. */
  async checkIn(play: Play): Promise<void> {
    const { communityId, spot } = await this.open()
    const name = this.whoseTurn()
    const query = { scene: encodeURIComponent(sceneOf({ to: 'duty', communityId })) }
    const phone = await this.handsets.phone(name, play.trouble.manners)
    phone.world.spot = { ...spot, accuracy: 10 }
    const person = this.handsets.launch(name, { phone, path: 'pages/scan/index', query, scene: SCENES.codeScanned })
    await person.arrives('duty')
    await person.sees('我的班')
    const code = await this.freshCode(name)
    const press = async () => {
      phone.world.scans.splice(0, 1, { result: code })
      const again = person.hasSheet ? '再扫一次' : /扫码签到$/
      await person.press(again)
      await person.app.quiet()
      if (play.trouble.manners) await this.withoutPlace(person)
    }
    const pressNow = () => person.pressNow(/扫码签到$|再扫一次/)
    await send(play, person, { press, pressNow, done: () => person.reads('您正在值班') })
    await person.sees(play.trouble.manners ? /证明不全：没有定位$/ : /扫码加定位，在站里$/)
    await this.checkOut(play, person)
  }

  /** Who keeps their place to themselves signs in by the code alone, and reads that it is weak. */
  private async withoutPlace(person: Handset): Promise<void> {
    const sheet = await person.sheet('签到')
    await sheet.sees('码扫到了，没有定位', '您或手机没有允许用定位')
    await sheet.press('再定位一次')
    await person.app.quiet()
    await sheet.sees('码扫到了，没有定位')
    await sheet.press('不定位了，就这样签到')
  }

  private async checkOut(play: Play, person: Handset): Promise<void> {
    await person.press('交班、签退')
    await person.arrives('duty/hand-over')
    await person.sees('还答应了什么')
    const press = () => person.press('交班、签退')
    const pressNow = () => person.pressNow('交班、签退')
    const isOut = () => person.app.page.path === 'pages/duty/index' && person.reads(/扫码签到$/)
    await send(play, person, { press, pressNow, done: isOut })
  }

  /** Nobody may scan the same code twice; three at a time are good, and there are two people. */
  private whoseTurn(): string {
    return this.usedBy(ORGANISER).length <= this.usedBy(OTHER).length ? ORGANISER : OTHER
  }

  private usedBy(name: string): string[] {
    const used = this.used.get(name) ?? []
    this.used.set(name, used)
    return used
  }

  private async freshCode(name: string): Promise<string> {
    const { tablet } = await this.open()
    const answer = await this.handsets.call('GET', '/v1/station-screen', tablet)
    const { codes } = (await answer.json()) as { codes: { text: string }[] }
    const used = this.usedBy(name)
    const code = codes.map(({ text }) => text).find((text) => !used.includes(text)) ?? ''
    used.push(code)
    return code
  }

  private async open() {
    this.station ??= await this.setUp()
    return this.station
  }

  private async setUp() {
    const xia = await this.handsets.as(ORGANISER)
    await xia.app.until(() => xia.token)
    const token = xia.token ?? ''
    const ask = async <T>(route: string) => (await (await this.handsets.call('GET', route, token)).json()) as T
    const { communities } = await ask<{ communities: { communityId: string }[] }>('/v1/me')
    const communityId = communities[0]?.communityId ?? ''
    const at = `/v1/communities/${communityId}/duty`
    const tell = (method: string, route: string, body: object) => this.handsets.call(method, at + route, token, body)
    if ((await ask<Setup>(`${at}/setup`)).stations.length === 0) await plan(ask, tell, at)
    const { stations } = await ask<Setup>(`${at}/setup`)
    const [station] = stations
    const paired = (await (await tell('POST', `/stations/${station?.id}/tablet`, {})).json()) as { token: string }
    await this.endsWatch(OTHER, communityId)
    const spot = { latitude: station?.latitude ?? 0, longitude: station?.longitude ?? 0 }
    return { communityId, tablet: paired.token, spot }
  }

  /** Whoever is still on duty from before goes home. */
  private async endsWatch(name: string, communityId: string): Promise<void> {
    const person = await this.handsets.as(name)
    await person.app.until(() => person.token)
    const at = `/v1/communities/${communityId}/duty`
    const mine = await (await this.handsets.call('GET', `${at}/mine`, person.token ?? '')).json()
    const { open } = mine as { open: { attendanceId: string } | null }
    const route = `${at}/attendances/${open?.attendanceId}/check-out`
    if (open) await this.handsets.call('POST', route, person.token ?? '', { note: '', promises: [] })
  }
}

type Ask = <T>(route: string) => Promise<T>
type Tell = (method: string, route: string, body: object) => Promise<Response>

/** A station, a post with two seats that begins in a quarter of an hour, and the month published. */
async function plan(ask: Ask, tell: Tell, at: string): Promise<void> {
  const starts = Math.ceil(Date.now() / MINUTE) * MINUTE + 15 * MINUTE
  const { weekday, hour, minute } = shanghaiTime(starts)
  const month = dayOf(starts).slice(0, 7)
  const fromMinute = hour * 60 + minute
  const place = { name: '桂花社区服务站', address: '桂花苑 1 幢东侧一楼', phone: null, ...HERE, radiusMetres: 200 }
  await tell('POST', '/stations', { ...place, opening: [], version: 0 })
  const { stations } = await ask<Setup>(`${at}/setup`)
  const hours = {
    weekdays: [weekday === 0 ? 7 : weekday],
    onHolidays: true,
    fromMinute,
    untilMinute: (fromMinute + 180) % 1_440,
    seats: 2,
  }
  const post = {
    label: '站里值守',
    stationId: stations[0]?.id,
    kind: 'other',
    roles: ['socialWorker', 'propertyStaff'],
  }
  await tell('POST', '/posts', { ...post, shifts: [hours], active: true, version: 0 })
  const { posts, people } = await ask<Setup>(`${at}/setup`)
  const stands = { postIds: [posts[0]?.id], offWeekdays: [], maxPerWeek: 7, reserve: false, active: true, daysOff: [] }
  for (const { personId, name, version } of people) {
    if (name === ORGANISER || name === OTHER) await tell('PUT', `/people/${personId}`, { ...stands, version })
  }
  for (const step of ['fill', 'publish']) {
    const { version } = await ask<{ version: number }>(`${at}/rotas/${month}`)
    await tell('POST', `/rotas/${month}/${step}`, { version })
  }
}
