import type { CaseView } from '@juwuye/types'
import { photo } from '../places.ts'
import type { Handset } from './handset.ts'
import type { Handsets } from './handsets.ts'

const PHOTOS = ['lamp-before', 'stairs-after', 'room-before'].map(photo)
const DRIPS = '6 幢地下室水管滴水，墙根湿了一片，有三张照片。'
const BENCH = '2 幢门口长椅缺了一块木板，坐上去夹手。'

/** What became of the requests to addresses that end so; those that never left the phone are none. */
const answersTo = ({ phone }: Handset, method: string, end: string) =>
  phone.network.calls
    .filter((call) => call.method === method && call.path.endsWith(end) && call.status !== 'offline')
    .map(({ status }) => status)

/** Three photos; the network goes in the second, then the app. It goes on where it stopped: four uploads in all. */
export async function photosGoOn(handsets: Handsets): Promise<void> {
  const song = await handsets.as('宋女士')
  await whistleForm(song, '临溪花园 6 幢')
  const { network, world } = song.phone
  network.goneIn(({ path }) => path.endsWith('/uploads'), 2)
  world.photos.push(...PHOTOS)
  await song.formItem('拍一拍').press(/拍一张$/)
  await song.app.until(() => song.screen.withRole('button', /^放大看/).length === 3 && song.reads('待发送'))
  expect(answersTo(song, 'POST', '/uploads')).toEqual([200, 'lost'])
  await song.write('说一说', DRIPS)
  await song.press('吹哨，发出去')
  await song.sees('待发送，有网了自动发', DRIPS.slice(0, 16))
  // swiped away, and opened again where there is a network
  song.app.close()
  network.online = true
  const again = handsets.launch('宋女士', { phone: song.phone, path: 'pages/outbox/index' })
  await again.app.until(() => answersTo(song, 'POST', '/whistles').includes(200))
  expect(answersTo(song, 'POST', '/uploads')).toEqual([200, 'lost', 200, 200])
  await again.sees('都发出去了')
  expect(answersTo(song, 'POST', '/whistles')).toEqual([200])
  await findOnce(again, DRIPS)
  await again.openCard(DRIPS)
  await again.sees('经过')
  const { communityId, caseId } = again.app.page.query
  const route = `/v1/communities/${communityId}/cases/${caseId}`
  const { whistles } = (await (await handsets.call('GET', route, again.token ?? '')).json()) as CaseView
  expect(whistles.map(({ photos }) => new Set(photos.map(({ id }) => id)).size)).toEqual([3])
}

/** The server took it, but said so too late: in doubt, sent again under the same id, there once. */
export async function answeredTooLate(handsets: Handsets): Promise<void> {
  const fang = await handsets.as('方女士')
  await whistleForm(fang, '临溪花园 2 幢')
  await fang.write('说一说', BENCH)
  fang.phone.network.lateNextAnswer(({ method, path }) => method === 'POST' && path.endsWith('/whistles'))
  await fang.press('吹哨，发出去')
  await fang.sees(/试了 1 次没有回音/)
  expect(answersTo(fang, 'POST', '/whistles')).toEqual(['timeout'])
  // the person looks again: the rest of the pause is for nobody
  fang.comeBack()
  await fang.sees('都发出去了')
  expect(answersTo(fang, 'POST', '/whistles')).toEqual(['timeout', 200])
  await findOnce(fang, BENCH)
}

async function whistleForm(person: Handset, home: string): Promise<void> {
  await person.sees('我吹的哨')
  await person.press('打字吹哨')
  await person.sees(home)
}

async function findOnce(person: Handset, words: string): Promise<void> {
  person.open('cases', { list: 'mine' })
  await person.sees(words)
  await person.app.quiet()
  expect(person.screen.withRole('button', new RegExp(words))).toHaveLength(1)
}

/** Somebody says where they live, and somebody confirms it, both without a network: each is sent once there is one. */
export async function residenceOffline(handsets: Handsets): Promise<void> {
  const name = '小周'
  const newcomer = await handsets.as(name)
  await newcomer.press('我住在……')
  await newcomer.openCard('梧桐社区')
  await newcomer.choose('哪个小区', '康桥新居')
  await newcomer.choose('哪一幢', /^5 幢$/)
  await newcomer.write('怎么称呼您', name)
  newcomer.phone.network.online = false
  await newcomer.press('登记，我住这里')
  await newcomer.sees('登记我住哪里', '康桥新居 5 幢', '待发送，有网了自动发')
  newcomer.phone.network.online = true
  await newcomer.sees('都发出去了')
  expect(answersTo(newcomer, 'POST', '/residence')).toEqual([200])

  const feng = await handsets.as('冯楼长')
  await feng.openCard('等确认的住户')
  await feng.sees(name)
  feng.phone.network.online = false
  await feng.press(`确认${name}`)
  await feng.app.until(() => feng.phone.said('toast').includes('没有网，存下了，有网自动发'))
  feng.open('outbox')
  await feng.sees(`确认住户：${name}`, '康桥新居 5 幢', '待发送，有网了自动发')
  feng.phone.network.online = true
  await feng.sees('都发出去了')
  expect(answersTo(feng, 'POST', '/confirm')).toEqual([200])

  newcomer.open('me')
  await newcomer.sees(name)
  await newcomer.app.pullDown()
  await newcomer.sees(name, '康桥新居 5 幢', '已确认居住')
}

/** Ending a membership decides on what was seen: without a network it waits for another look, and is then sent once. */
export async function leavingOffline(handsets: Handsets): Promise<void> {
  const title = '离任：朱议事员'
  const lin = await handsets.as('林社工')
  await lin.sees('等分派')
  lin.open('members')
  await lin.openCard('朱议事员')
  await lin.choose('谁来接手', /不用人接手/)
  await lin.write('为什么离任', '搬走了')
  await lin.press('下一步，看看会怎样')
  lin.phone.network.online = false
  await (await lin.sheet('朱议事员离任')).press('确定离任')
  await lin.sees('现在没有网，还没有发出去')
  lin.phone.network.online = true
  lin.open('outbox')
  await lin.sees(title, '不会自动发')
  await lin.app.quiet()
  expect(answersTo(lin, 'POST', '/end')).toEqual([])
  await lin.press(`看一眼再发：${title}`)
  await lin.arrives('members')
  await lin.press('下一步，看看会怎样')
  await (await lin.sheet('朱议事员离任')).press('确定离任')
  await lin.sees('交接好了')
  expect(answersTo(lin, 'POST', '/end')).toEqual([200])
  lin.open('outbox')
  await lin.sees('都发出去了')
}

/** Two phones of one person: what was said last without a network takes the place of what the other said meanwhile. */
export async function renamedElsewhere(handsets: Handsets): Promise<void> {
  const here = await handsets.as('谢老师')
  const there = await handsets.as('谢老师')
  for (const phone of [here, there]) {
    await phone.sees('我吹的哨')
    phone.tab('我的')
  }
  here.phone.network.online = false
  for (const name of ['谢师傅', '谢老师']) await rename(here, name)
  await here.sees('1 件待发送')
  await rename(there, '小谢')
  await there.sees('小谢')
  here.phone.network.online = true
  await here.seesNot('1 件待发送')
  expect(answersTo(here, 'PATCH', '/me')).toEqual([200])
  for (const phone of [here, there]) {
    await phone.app.pullDown()
    await phone.sees('谢老师')
    await phone.seesNot('小谢')
  }
}

async function rename(person: Handset, name: string): Promise<void> {
  await person.press('改名字')
  const sheet = await person.sheet('改名字')
  await sheet.write('怎么称呼您', name)
  await sheet.press('存下')
  await person.sheetGone()
}
