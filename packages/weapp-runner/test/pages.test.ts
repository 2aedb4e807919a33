import { nameOf, SCENES, textOf } from '../src/index.ts'
import { inside, launch, sample } from './sample.ts'

const paths = (program: ReturnType<typeof launch>) => program.stack.pages.map(({ path }) => path)
const HOME = 'pages/home/index'
const DETAIL = 'pages/detail/index'

describe('what is drawn', () => {
  test('the platform’s own template draws the data, with its script and its components', () => {
    const { screen, faults } = launch()
    expect(screen.text.trim()).toBe('你好不行一二')
    expect(faults).toEqual([])
  })

  test('setData changes what is drawn, and its bytes are counted', async () => {
    const program = launch()
    program.screen.write('名字', '张阿姨')
    await program.until(() => program.screen.text.includes('你好，张阿姨'))
    const [record] = program.setData
    expect(record).toMatchObject({ page: HOME, bytes: '{"name":"张阿姨"}'.length + 6 + 1 })
  })

  test('more than a megabyte at once is refused', () => {
    const program = launch()
    program.screen.write('名字', '长'.repeat(400_000))
    expect(String(program.faults[0])).toContain('setData of')
  })

  test('components live on where they stand, and leave with their place', async () => {
    const program = launch()
    const rows = () => program.realm.adopt((program.page.self.data as { rows: object[] }).rows)
    expect(program.screen.press('button', '一')).toBe(true)
    await program.until(() => program.screen.text.includes('一✓'))
    ;(program.page.self.setData as (patch: object) => void)({ rows: rows().slice(0, 1) })
    await program.until(() => !program.screen.text.includes('二'))
    expect(program.screen.text).toContain('一✓')
  })

  test('a template that is not there is a fault', async () => {
    const program = launch({ build: sample.with('pages/list/index.wxml', '<template is="nowhere" />') })
    program.tapTab('列表')
    expect(() => program.screen.text).toThrow(/nowhere/)
  })
})

describe('events', () => {
  const seen = (program: ReturnType<typeof launch>) => program.page.self.seen

  test('rise outwards and carry the data of the element', () => {
    const program = launch()
    program.screen.press('button', '里面')
    expect(seen(program)).toEqual(['inner 7', 'outer'])
  })

  test('go no further where they are caught', () => {
    const program = launch()
    program.screen.press('button', '拦住')
    expect(seen(program)).toEqual(['caught'])
  })

  test('a button that is off cannot be pressed', () => {
    const program = launch()
    expect(program.screen.press('button', '不行')).toBeUndefined()
  })

  test('of a field reach the field alone', () => {
    const program = launch()
    program.screen.write('名字', '李')
    expect(seen(program)).toEqual(['left'])
  })

  test('a handler that is not there is a fault', () => {
    const program = launch({ build: sample.with(`${HOME}.js`, (text) => text.replace('inner(e)', 'other(e)')) })
    program.screen.press('button', '里面')
    expect(String(program.faults[0])).toContain('no handler inner for tap')
  })

  test('what a handler throws is noted, and the page lives on', () => {
    const throwing = sample.with(`${HOME}.js`, (text) => text.replace("this.seen.push('caught')", 'nothing.there()'))
    const program = launch({ build: throwing })
    program.screen.press('button', '拦住')
    expect(String(program.faults[0])).toContain('nothing is not defined')
    program.screen.press('button', '里面')
    expect(seen(program)).toEqual(['inner 7', 'outer'])
  })

  test('elements are named by their label, else by what stands in them', () => {
    const named = launch()
      .screen.withRole('button')
      .map((trail) => nameOf(trail.at(-1) as never))
    expect(named).toEqual(['里面', '拦住', '不行', '一', '二'])
  })
})

describe('navigation', () => {
  test('values arrive as they were written, undecoded', async () => {
    const program = launch()
    program.open(`/${DETAIL}?id=%E4%B8%80`)
    await program.until(() => textOf(program.page.tree) === '%E4%B8%80')
  })

  test('ten pages at most', () => {
    const program = launch()
    for (let count = 1; count < 10; count++) program.open(`/${DETAIL}`)
    expect(() => program.open(`/${DETAIL}`)).toThrow('webview count limit exceed')
    expect(paths(program)).toHaveLength(10)
  })

  test('tabs by their tabs only, and never with a query', () => {
    const { stack } = launch()
    expect(() => stack.navigateTo(`/${HOME}`)).toThrow('can not navigateTo a tabbar page')
    expect(() => stack.redirectTo(`/${HOME}`)).toThrow('can not redirectTo a tabbar page')
    expect(() => stack.switchTab(`/${DETAIL}`)).toThrow('can not switch to no-tabBar page')
    expect(() => stack.switchTab(`/${HOME}?a=1`)).toThrow('query')
    expect(() => stack.navigateTo('/pages/none/index')).toThrow('is not found')
    expect(() => stack.navigateBack()).toThrow('cannot navigate back at first page')
  })

  test('tabs live on, what lies above them does not', () => {
    const program = launch()
    program.screen.press('button', '里面')
    program.open(`/${DETAIL}`)
    program.stack.switchTab('/pages/list/index')
    program.tapTab('首页')
    expect(program.page.self.seen).toEqual(['inner 7', 'outer'])
    program.stack.reLaunch(`/${HOME}`)
    expect(program.page.self.seen).toEqual([])
  })

  test('back goes to the first page at most; redirect takes the place', () => {
    const program = launch()
    program.open(`/${DETAIL}?id=1`)
    program.stack.redirectTo('/more/rare')
    expect(paths(program)).toEqual([HOME, 'more/rare'])
    program.stack.navigateBack(5)
    expect(paths(program)).toEqual([HOME])
  })

  test('an address without a page is told to the app', async () => {
    const program = launch({ path: 'pages/gone/index' })
    await program.until(() => program.stack.pages.length === 1)
    expect(program.page.path).toBe(HOME)
  })

  test('the scene of the launch is told', async () => {
    const launched = await inside<object>('done(wx.getLaunchOptionsSync())', {
      query: { scene: 's%3D1' },
      scene: SCENES.codeScanned,
    })
    expect(launched).toMatchObject({ scene: 1047, query: { scene: 's%3D1' } })
  })

  test('only pages that say so can be pulled down, until they say that they are done', async () => {
    const stopping = (text: string) =>
      text.replace('Page({', 'Page({ onPullDownRefresh() { wx.stopPullDownRefresh() },')
    const program = launch({ build: sample.with(`${HOME}.js`, stopping) })
    await program.pullDown()
    program.tapTab('列表')
    await expect(program.pullDown()).rejects.toThrow('cannot be pulled down')
  })
})
