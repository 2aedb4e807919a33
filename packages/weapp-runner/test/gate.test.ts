import { checkBuild, type Declared, RULES, type Rule, type WeappBuild } from '../src/index.ts'
import { DECLARED, sample } from './sample.ts'

/** A build in which nothing is wrong: the place that it announces is used, and named in the privacy guide. */
const HOME = 'pages/home/index.js'
const sound = sample.with(HOME, (text) => text.replace('outer() {', 'outer() { wx.getLocation({});'))
const declared: Declared = { ...DECLARED, privacy: ['location'] }

const inApp = (change: object) => (build: WeappBuild) =>
  build.with('app.json', (text) => JSON.stringify({ ...JSON.parse(text), ...change }))
const script = (line: string) => (build: WeappBuild) => build.with(HOME, (text) => `${text}\n${line}`)
const tabs = (count: number) => ({
  tabBar: {
    color: '#000000',
    selectedColor: '#000000',
    backgroundColor: '#ffffff',
    list: Array.from({ length: count }, () => ({ pagePath: 'pages/home/index', text: '首页' })),
  },
})

interface Planted {
  rule: Rule
  what: string
  plant: (build: WeappBuild) => WeappBuild
  declared?: Partial<Declared>
}

const PLANTED: Planted[] = [
  { rule: 'schema', what: 'a key unknown to WeChat', plant: inApp({ lazyCodeloading: 'x' }) },
  {
    rule: 'schema',
    what: 'a value of the wrong kind',
    plant: (b) => b.with('pages/list/index.json', '{"enablePullDownRefresh":"yes"}'),
  },
  { rule: 'page-files', what: 'a page without its script', plant: (b) => b.without('more/rare.js') },
  { rule: 'tab-bar', what: 'one tab alone', plant: inApp(tabs(1)) },
  { rule: 'tab-bar', what: 'six tabs', plant: inApp(tabs(6)) },
  {
    rule: 'tab-bar',
    what: 'an icon that is not there',
    plant: inApp({ tabBar: { list: [{ ...tabs(1).tabBar.list[0], iconPath: 'none.png' }] } }),
  },
  {
    rule: 'references',
    what: 'a component that is not there',
    plant: (b) => b.with('pages/list/index.json', '{"usingComponents":{"x":"./x"}}'),
  },
  {
    rule: 'references',
    what: 'an imported template that is not there',
    plant: (b) => b.with('pages/list/index.wxml', '<import src="./no.wxml" />'),
  },
  { rule: 'references', what: 'an imported sheet that is not there', plant: (b) => b.without('colours.wxss') },
  {
    rule: 'compiles',
    what: 'a template that is not closed',
    plant: (b) => b.with('pages/list/index.wxml', '<view><text></view>'),
  },
  {
    rule: 'compiles',
    what: 'a sheet that is not closed',
    plant: (b) => b.with('pages/list/index.wxss', '.a { color: red'),
  },
  {
    rule: 'second-parser',
    what: 'the same attribute twice',
    plant: (b) => b.with('pages/list/index.wxml', '<view class="a" class="b" />'),
  },
  {
    rule: 'second-parser',
    what: 'a declaration without its colon',
    plant: (b) => b.with('pages/list/index.wxss', '.a { color red; }'),
  },
  {
    rule: 'wxs-language',
    what: 'an arrow in a script of templates',
    plant: (b) => b.with('words.wxs', 'module.exports = { greet: () => 1 }'),
  },
  { rule: 'language-level', what: 'optional chaining', plant: script('const x = wx?.y') },
  { rule: 'language-level', what: 'a pattern that looks behind', plant: script("'a，b'.split(/(?<=，)/)") },
  { rule: 'language-level', what: 'a method that came later', plant: script('[1].at(-1)') },
  { rule: 'no-eval', what: 'eval', plant: script("eval('1')") },
  { rule: 'no-eval', what: 'new Function', plant: script("new Function('return 1')()") },
  { rule: 'no-source-map', what: 'a source map', plant: (b) => b.with('app.js.map', '{}') },
  { rule: 'no-source-map', what: 'a pointer to one', plant: script('//# sourceMappingURL=index.js.map') },
  {
    rule: 'addresses',
    what: 'this machine',
    plant: script("const a = 'http://127.0.0.1:3000'"),
    declared: { production: true },
  },
  {
    rule: 'addresses',
    what: 'an address without encryption',
    plant: script("const a = 'http://api.example.cn/v1'"),
    declared: { production: true },
  },
  { rule: 'file-types', what: 'a file that WeChat does not upload', plant: (b) => b.with('notes.md', '#') },
  {
    rule: 'base-library',
    what: 'a function of a later base library',
    plant: script('wx.getAppBaseInfo()'),
    declared: { minBaseLibrary: '2.10.0' },
  },
  { rule: 'private-infos', what: 'a place that is not announced', plant: inApp({ requiredPrivateInfos: [] }) },
  {
    rule: 'private-infos',
    what: 'one announced and not used',
    plant: inApp({ requiredPrivateInfos: ['getLocation', 'choosePoi'] }),
  },
  { rule: 'permission-words', what: 'no word why the place is asked for', plant: inApp({ permission: {} }) },
  { rule: 'privacy-check', what: 'private without being asked', plant: inApp({ __usePrivacyCheck__: false }) },
  { rule: 'privacy-declared', what: 'the microphone, undeclared', plant: script('wx.getRecorderManager()') },
  {
    rule: 'privacy-declared',
    what: 'declared and not used',
    plant: (b) => b,
    declared: { privacy: ['location', 'photos'] },
  },
  {
    rule: 'privacy-declared',
    what: 'a phone number’s button',
    plant: script("const b = { openType: 'getPhoneNumber' }"),
  },
  { rule: 'lazy-code', what: 'all code run at the start', plant: inApp({ lazyCodeLoading: undefined }) },
  {
    rule: 'preload',
    what: 'a subpackage that is not there',
    plant: inApp({ preloadRule: { 'pages/home/index': { packages: ['none'] } } }),
  },
  {
    rule: 'package-sizes',
    what: 'a heavy main package',
    plant: (b) => b.with('app.wxss', `/* ${'x'.repeat(102_400)} */`),
  },
  { rule: 'package-sizes', what: 'a heavy whole', plant: (b) => b, declared: { totalKb: 1 } },
]

// the compilers run as programs of their own, which a busy machine takes its time for
test('nothing is wrong with a sound build', () => {
  expect(checkBuild(sound, declared)).toEqual([])
})

test.each(PLANTED)('$rule finds $what', ({ rule, plant, declared: other }) => {
  expect(checkBuild(plant(sound), { ...declared, ...other }).map((finding) => finding.rule)).toContain(rule)
})

test('every rule has a fault that it finds', () => {
  expect([...new Set(PLANTED.map(({ rule }) => rule))].sort()).toEqual([...RULES].sort())
})
