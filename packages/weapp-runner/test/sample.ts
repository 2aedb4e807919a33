import { type Declared, MiniProgram, Phone, WeappBuild } from '../src/index.ts'

/** A mini-program written by hand: two tabs, two pages, one component. */
const FILES = {
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/list/index', 'pages/detail/index'],
    subPackages: [{ root: 'more', pages: ['rare'] }],
    requiredPrivateInfos: ['getLocation'],
    permission: { 'scope.userLocation': { desc: '报到时看您到没到' } },
    lazyCodeLoading: 'requiredComponents',
    __usePrivacyCheck__: true,
    tabBar: {
      color: '#000000',
      selectedColor: '#000000',
      backgroundColor: '#ffffff',
      list: [
        { pagePath: 'pages/home/index', text: '首页' },
        { pagePath: 'pages/list/index', text: '列表' },
      ],
    },
  }),
  'app.js': `App({ onLaunch(o) { this.launched = o }, onPageNotFound() { wx.switchTab({ url: '/pages/home/index' }) } })`,
  'app.wxss': '@import "./colours.wxss"; .a { width: 75rpx }',
  'colours.wxss': '.b { color: red }',
  'pages/home/index.json': JSON.stringify({ usingComponents: { row: '../../row' }, enablePullDownRefresh: true }),
  'pages/home/index.wxml': `<wxs module="words" src="../../words.wxs" />
<view class="page" bindtap="outer">
  <text>{{words.greet(name)}}</text>
  <view id="inner" bindtap="inner" data-some-id="7" aria-role="button" aria-label="里面" />
  <view catchtap="caught" aria-role="button" aria-label="拦住" />
  <button bindtap="off" disabled="{{true}}">不行</button>
  <input aria-label="名字" bindinput="typed" bindblur="left" />
  <row wx:for="{{rows}}" wx:key="id" id="{{item.id}}" item="{{item}}" />
</view>`,
  'pages/home/index.js': `Page({
  data: { name: '', rows: [{ id: 'r1', title: '一' }, { id: 'r2', title: '二' }] },
  onLoad() { this.seen = [] },
  outer() { this.seen.push('outer') },
  inner(e) { this.seen.push('inner ' + e.currentTarget.dataset.someId) },
  caught() { this.seen.push('caught') },
  off() { this.seen.push('off') },
  typed(e) { this.setData({ name: e.detail.value }) },
  left() { this.seen.push('left') },
})`,
  'pages/list/index.wxml': '<view>列表</view>',
  'pages/list/index.js': 'Page({})',
  'pages/detail/index.wxml': '<view>{{id}}</view>',
  'pages/detail/index.js': 'Page({ onLoad(query) { this.setData({ id: query.id }) } })',
  'more/rare.wxml': '<view>少见</view>',
  'more/rare.js': 'Page({})',
  'row.json': JSON.stringify({ component: true }),
  'row.wxml': '<view bindtap="pressed" aria-role="button">{{item.title}}{{mark}}</view>',
  'row.js': `Component({
  properties: { item: { type: Object } },
  data: { mark: '' },
  lifetimes: { attached() { getApp().rows = (getApp().rows || 0) + 1 }, detached() { getApp().rows -= 1 } },
  methods: { pressed() { this.setData({ mark: '✓' }) } },
})`,
  'words.wxs': 'module.exports = { greet: function (name) { return name ? "你好，" + name : "你好" } }',
}

export const sample = WeappBuild.of(FILES)

export const DECLARED: Declared = {
  minBaseLibrary: '2.32.3',
  privacy: [],
  mainKb: 100,
  totalKb: 100,
  production: false,
}

const open: MiniProgram[] = []

/** Opens the sample, or another build, on a phone. */
export function launch(settings: Partial<Parameters<typeof MiniProgram.launch>[0]> = {}): MiniProgram {
  const program = MiniProgram.launch({ build: sample, phone: new Phone(), ...settings })
  open.push(program)
  return program
}

afterEach(() => {
  for (const program of open.splice(0)) program.close()
})

/** Runs a script inside the mini-program, as a handler of the page in front would, and answers what it hands to `done`. */
export function inside<T>(script: string, settings: Parameters<typeof launch>[0] = {}): Promise<T> {
  const { build = sample } = settings
  return new Promise((resolve) => {
    const page = `Page({ tap(e) { const done = getApp().done; ${script} } })`
    const template = '<view bindtap="tap" aria-role="button" aria-label="去" />'
    const changed = build
      .with('pages/home/index.js', page)
      .with('pages/home/index.wxml', template)
      .with('pages/home/index.json', '{}')
    const program = launch({ ...settings, build: changed.with('app.js', 'App({})') })
    program.app.done = resolve
    program.screen.press('button', '去')
    for (const fault of program.faults) throw fault
  })
}
