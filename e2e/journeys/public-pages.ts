import { readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import type { Person } from '../person.ts'
import { readCode } from '../read-code.ts'
import { look } from '../screens/look.ts'
import { PHONE, SMALL_PHONE, type Stage } from '../stage.ts'

const COMMUNITY = '梧桐社区'
const TITLE = '6 幢逃生楼梯堆满杂物'
const WRONG = '第 1 张照片看得见门牌'
const HALL = { viewport: { width: 1920, height: 1080 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }
const DESK = { ...HALL, viewport: { width: 1000, height: 1300 } }
/** How long the hall shows one result, and how often it asks for news. */
const [EACH_MS, ASK_MS] = [14_000, 60_000]

/** Without an account: the wall, a result, its notice, the hall; then one page is reported and gone from all of them. */
export async function publicPages(stage: Stage): Promise<void> {
  const visitor = await stage.visitor()
  const wall = `/p/${await communityOf(visitor)}`
  const result = await readWall(visitor, wall)
  await readResult(visitor, wall)
  const caseId = await checkAndReport(visitor, result)
  await visitor.open(`${result}/notice`)
  await looksWell(visitor, 'public-notice-phone')
  await printNotices(await stage.visitor('文印店', DESK), wall, result)
  const hall = await stage.visitor('大厅', HALL)
  await watchHall(hall, `${wall}/hall`, result)

  await takeDown(stage, wall, caseId)
  const later = await stage.visitor('后来的人')
  for (const address of [result, `${result}/notice`]) {
    await later.open(address)
    await later.sees('这一页现在看不到')
  }
  await looksWell(later, 'public-gone')
  await hall.page.clock.fastForward(ASK_MS)
  await hall.page.getByText(TITLE).first().waitFor({ state: 'detached' })
}

/** Everything in reach and nothing heavy for axe, at both widths, with usual and with big letters. */
async function looksWell(person: Person, name: string): Promise<void> {
  for (const { viewport } of [SMALL_PHONE, PHONE]) {
    if (viewport) await person.page.setViewportSize(viewport)
    await looksFine(person, name)
  }
}

/** The same at the size that the screen has. */
async function looksFine(person: Person, name: string): Promise<void> {
  const { faults } = await look(person.page, { letters: 'standard', sheet: false, noDesk: true })
  await person.picture(name)
  expect([name, faults]).toEqual([name, []])
}

async function communityOf({ page, address }: Person): Promise<string> {
  const answer = await page.request.get(address('/v1/communities'))
  const { items } = (await answer.json()) as { items: { communityId: string; name: string }[] }
  return items.find(({ name }) => name === COMMUNITY)?.communityId ?? ''
}

/** By keyboard alone to the result; answers its address. */
async function readWall(visitor: Person, wall: string): Promise<string> {
  await visitor.open(wall)
  await visitor.sees(`${COMMUNITY}公示的事`, /^共公示 \d+ 件/, /^吹哨的邻居：问了 \d+ 位/, '核验过，签了字')
  await looksWell(visitor, 'public-wall')
  const { page } = visitor
  const on = () => page.evaluate(() => document.querySelector('a:focus')?.textContent ?? '')
  for (let left = 60; left > 0 && !(await on()).includes(TITLE); left -= 1) await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`${wall}/[-0-9a-f]{36}$`))
  return new URL(page.url()).pathname
}

async function readResult(visitor: Person, wall: string): Promise<void> {
  await visitor.sees(
    TITLE,
    '之前',
    '之后',
    /^\d+ 天$/,
    '3 方',
    '谁看过、签了字',
    '安居物业办的',
    '960 元',
    '物业维修费',
  )
  await visitor.sees(/临溪花园业委会没有通过，重做以后再核验的/, /问了 1 位，/, /1 位说解决了/)
  await visitor.sees(/公示到/, '我有不同意见', '反映这一页有问题', /记录的指纹/)
  await visitor.seesNot('宋女士', '终于能走了')
  await looksWell(visitor, 'public-result')
  await visitor.follow('大字')
  await visitor.sees('平常大小')
  await visitor.picture('public-result-big')
  expect(await visitor.overflow()).toEqual([])
  await visitor.follow('平常大小')
  const back = visitor.root.getByRole('link', { name: `${COMMUNITY}公示的事` })
  expect(await back.getAttribute('href')).toBe(wall)
}

/** In the client, still without an account: goes through the record, and says what is wrong with the page. Answers the case. */
async function checkAndReport(visitor: Person, result: string): Promise<string> {
  const { page } = visitor
  const objects = await visitor.root.getByRole('link', { name: '我有不同意见' }).getAttribute('href')
  await visitor.follow('反映这一页有问题')
  const sheet = await visitor.sheet('反映这一页有问题')
  await sheet.press('告诉社工')
  expect(await sheet.faultOf('哪里有问题')).not.toBe('')
  await sheet.write('哪里有问题', WRONG)
  await sheet.press('告诉社工')
  await visitor.sheetGone()
  await visitor.sees('记下了，社工 24 小时内核对，有问题就撤下来')
  await visitor.follow('怎么核对')
  await visitor.press('核对记录')
  await visitor.sees(/前后都对得上/)
  await visitor.picture('public-record-checked')
  await visitor.open(objects ?? '')
  await visitor.picture('public-objects')
  await visitor.open(result)
  return new URL(objects ?? '', page.url()).searchParams.get('caseId') ?? ''
}

/** On paper of both sizes: one sheet, without what is only for the screen, with a code that leads to the page. */
async function printNotices(printer: Person, wall: string, result: string): Promise<void> {
  const { page, address } = printer
  for (const [of, title] of [
    [wall, `${COMMUNITY}公示的事`],
    [result, TITLE],
  ] as const) {
    await printer.open(of)
    await printer.follow('打印成一张告示')
    for (const paper of ['A4', 'A5'] as const) {
      if (paper === 'A5') await printer.follow('换成 A5 纸')
      await printer.sees('扫一扫，看公示')
      await page.emulateMedia({ media: 'print' })
      await printer.seesNot(/^用浏览器的“打印”/)
      const sheets = (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type \/Page\b/g)
      expect([of, paper, sheets?.length]).toEqual([of, paper, 1])
      await page.emulateMedia({ media: null })
      expect(await readCode(page.locator('.qr'))).toBe(address(of))
      await printer.picture(`public-notice-${of === wall ? 'wall' : 'result'}-${paper}`)
    }
    await printer.open(await readCode(page.locator('.qr')))
    await printer.sees(title)
  }
}

/** By day: goes round, keeps on without a network, also when it is started anew, says so, and comes back. */
async function watchHall(hall: Person, at: string, result: string): Promise<void> {
  const { page, address, context } = hall
  const noon = new Date()
  noon.setUTCHours(4, 0, 0, 0)
  await page.clock.install({ time: noon })
  await hall.open(at)
  await hall.sees(`${COMMUNITY}公示的事`)
  await looksFine(hall, 'hall-cover')
  const shown = page.locator('main .on')
  const parts = await page.locator('main > section').count()
  const turn = async () => {
    await page.clock.fastForward(EACH_MS)
    return (await shown.locator('h1').textContent()) ?? ''
  }
  const seen: string[] = []
  for (let left = parts; left > 0; left -= 1) {
    seen.push(await turn())
    if (seen.at(-1) !== TITLE) continue
    await hall.picture('hall-result')
    expect(await readCode(shown.locator('.qr'))).toBe(address(result))
  }
  expect(new Set(seen).size).toBe(parts)
  expect(seen).toContain(TITLE)

  await kept(page, await page.locator('main img').count())
  await context.setOffline(true)
  await page.reload()
  await hall.sees(`${COMMUNITY}公示的事`)
  await page.clock.fastForward(6 * ASK_MS)
  await hall.sees(/^没连上网，放的是/)
  expect(seen).toContain(await turn())
  const broken = await page
    .locator('main img')
    .evaluateAll((all) =>
      (all as HTMLImageElement[]).filter((image) => image.complete && image.naturalWidth === 0).map(({ src }) => src),
    )
  expect(broken).toEqual([])
  await hall.picture('hall-offline')
  await context.setOffline(false)
  // the worker may hear of the network a moment later; the display asks again in every such while
  for (let left = 20; left > 0 && (await hall.text(/^没连上网/).isVisible()); left -= 1) {
    await page.clock.fastForward(ASK_MS)
    await page.waitForTimeout(500)
  }
  await hall.seesNot(/^没连上网/)
}

/** Waits until the worker holds the page with its pictures. */
async function kept(page: Person['page'], pictures: number): Promise<void> {
  for (let left = 100; left > 0; left -= 1) {
    const files = await page.evaluate(async () => (await (await caches.open('juwuye-hall')).keys()).length)
    if (files > pictures / 2 + 3) return
    await new Promise((later) => setTimeout(later, 100))
  }
  throw new Error('the worker keeps nothing')
}

async function takeDown(stage: Stage, wall: string, caseId: string): Promise<void> {
  const lin = await stage.as('林社工')
  await lin.open(`/case?communityId=${wall.slice('/p/'.length)}&caseId=${caseId}`)
  const sheet = await lin.act('先撤下公示', '先撤下公示')
  await sheet.sees(new RegExp(WRONG))
  await sheet.write('为什么撤下', '照片里露了门牌，先换掉')
  await sheet.press('撤下来')
  await (await lin.sheet('先撤下公示？')).press('撤下')
  await lin.sheetGone()
  await lin.sees('公示先撤下了，改好再公示')
}

/** Everything about oneself, as the browser saves it: it opens, can be read, and tells of nobody else. */
export async function takesTheirData(stage: Stage): Promise<void> {
  const zhang = await stage.as('张阿姨')
  await zhang.open('/my-data')
  const [download] = await Promise.all([zhang.page.waitForEvent('download'), zhang.press('导出我的全部信息')])
  await zhang.sees('开始下载了')
  await zhang.picture('my-data-downloaded')
  expect(download.suggestedFilename()).toBe('我的信息-居物业.zip')
  const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
  const names = Object.keys(files)
  expect(names).toEqual(expect.arrayContaining(['index.html', 'data.json']))
  const [page, data] = ['index.html', 'data.json'].map((name) => strFromU8(files[name] ?? new Uint8Array()))
  expect(JSON.parse(data ?? '')).toBeTruthy()
  for (const text of [page, data]) {
    expect(text).toContain('张阿姨')
    expect(text).toContain('6 幢门口的路灯不亮，晚上接孩子看不见台阶。')
    for (const other of ['宋女士', '终于能走了', '丁奶奶']) expect(text).not.toContain(other)
  }
  const photos = names.filter((name) => name.startsWith('photos/'))
  expect(photos.length).toBeGreaterThan(0)
  for (const name of photos) expect(files[name]?.subarray(0, 2)).toEqual(Uint8Array.of(0xff, 0xd8))

  const reader = await stage.visitor('张阿姨在家')
  await reader.page.setContent(page ?? '')
  await reader.sees('张阿姨')
  await reader.picture('my-data-page')
}
