import path from 'node:path'
import { checkBuild, type Declared, sizesOf, WeappBuild } from '@juwuye/weapp-runner'
import { DECLARATIONS } from '../config/declarations.ts'

const build = WeappBuild.read(path.resolve(__dirname, '../dist/weapp'))

/** Where a build for trying out looks for the server. */
const HERE = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000'

const declared: Declared = {
  minBaseLibrary: DECLARATIONS.minBaseLibrary,
  privacy: DECLARATIONS.privacy.map(({ kind }) => kind),
  mainKb: 900,
  totalKb: 1_843,
  production: false,
}

test('nothing is wrong with the mini-program', () => {
  expect(checkBuild(build, declared)).toEqual([])
})

test('with the address of a real server it may be uploaded', () => {
  const inTheWay = new Set(checkBuild(build, { ...declared, production: true }).map(({ rule }) => rule))
  expect([...inTheWay]).toEqual(HERE.startsWith('https://') ? [] : ['addresses'])
  expect(checkBuild(build.replacingAll(HERE, 'https://api.example.cn'), { ...declared, production: true })).toEqual([])
})

test('in the main package are the tabs, what must open without a network, and nothing else', () => {
  expect(build.app.pages).toEqual([...build.tabs.map(({ pagePath }) => pagePath), 'pages/outbox/index'])
})

/** Forms that are being filled in, and what shows nothing of the server. */
const NEVER_PULLED = [
  'pages/whistle/index',
  'pages/outbox/index',
  'pages/scan/index',
  'pages/declare/index',
  'pages/duty/hand-over/index',
  'pages/duty/swap/index',
  'pages/tell-backs/round/index',
  'pages/tell-backs/import/index',
  'pages/opening/new/index',
  'pages/opening/invite/index',
  'pages/opening/estate/index',
  'pages/opening/party/index',
  'pages/opening/home-code/index',
  'pages/my-data/index',
  'pages/my-data/guide/index',
]

test('every page that shows something of the server can be pulled down, to read it anew', () => {
  const fixed = build.pages.filter((page) => build.pageJson(page).enablePullDownRefresh !== true)
  expect(fixed.sort()).toEqual([...NEVER_PULLED].sort())
})

interface Planted {
  what: string
  plant: (sound: WeappBuild) => WeappBuild
}

const HOME = 'pages/home/index.js'
const atTop = (line: string) => (sound: WeappBuild) => sound.with(HOME, (text) => `${line};${text}`)
const once = (file: string, pattern: RegExp, by: string) => (sound: WeappBuild) =>
  sound.with(file, (text) => text.replace(pattern, by))
const inApp = (change: (app: Record<string, unknown>) => object) => (sound: WeappBuild) =>
  sound.with('app.json', (text) => JSON.stringify(change(JSON.parse(text))))

/** What must not get out, put into a copy of the real build. Those that only running shows are in e2e/weapp. */
const PLANTED: Planted[] = [
  { what: 'a template is not closed', plant: once('base.wxml', /<\/template>/, '') },
  {
    what: 'the script of the templates is too new',
    plant: once('utils.wxs', /function \(a, b\)/, '(a, b) =>'),
  },
  {
    what: 'a sheet is not closed',
    plant: (sound) => sound.with('app.wxss', (text) => `${text} .x {`),
  },
  { what: 'a page evaluates text', plant: atTop('new Function("return 1")()') },
  { what: 'a page uses what older phones lack', plant: atTop('Object.hasOwn({}, "a")') },
  { what: 'a page has no script', plant: (sound) => sound.without('pages/case/index.js') },
  {
    what: 'the privacy check is off',
    plant: inApp((app) => Object.assign(app, { __usePrivacyCheck__: false })),
  },
  {
    what: 'the place is not announced',
    plant: inApp((app) => Object.assign(app, { requiredPrivateInfos: [] })),
  },
  {
    what: 'a tab leads into a subpackage',
    plant: inApp((app) => Object.assign(app, { pages: (app.pages as string[]).slice(1) })),
  },
]

test.each(PLANTED)('the gate catches: $what', ({ plant }) => {
  expect(checkBuild(plant(build), declared)).not.toEqual([])
})

test('what was measured is a whole mini-program', () => {
  expect(build.app.pages).toContain('pages/home/index')
  expect(sizesOf(build).mainKb).toBeGreaterThan(100)
})
