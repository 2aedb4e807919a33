import type { WeappBuild } from '@juwuye/weapp-runner'

/** A fault put into a copy of the build, which a short walk must not get past. */
export interface Planted {
  what: string
  plant: (build: WeappBuild) => WeappBuild
}

/** Replaces the first place that fits; a pattern that fits nowhere is a mistake here. */
const once = (file: string, pattern: RegExp, by: string) => (build: WeappBuild) =>
  build.with(file, (text) => text.replace(pattern, by))

/** Where the page asks for messages, straight from the tap. */
const ASKS = /return\(0,(\w+)\.requestSubscribeMessage\)\((\{[^}]*\})\)/

const inApp = (change: (app: Record<string, unknown>) => void) => (build: WeappBuild) =>
  build.with('app.json', (text) => {
    const app = JSON.parse(text) as Record<string, unknown>
    change(app)
    return JSON.stringify(app)
  })

const HOME = 'pages/home/index.js'
const atTop = (file: string, line: string) => (build: WeappBuild) => build.with(file, (text) => `${line};${text}`)

export const PLANTED: readonly Planted[] = [
  {
    what: 'a template is called that is not there',
    plant: once('base.wxml', /name="tmpl_0_3"/, 'name="tmpl_gone"'),
  },
  {
    what: 'the script of the templates is broken',
    plant: once('utils.wxs', /return 'tmpl_'/, "return 'tmp_'"),
  },
  {
    what: 'taps reach nobody',
    plant: (build) => build.with('base.wxml', (text) => text.replaceAll('bindtap="eh"', '')),
  },
  {
    what: 'the handler of taps has another name',
    plant: (build) => build.with('base.wxml', (text) => text.replaceAll('bindtap="eh"', 'bindtap="he"')),
  },
  {
    what: 'labels are not handed to the screen',
    plant: (build) => build.with('base.wxml', (text) => text.replaceAll(/ aria-label="[^"]*"/g, '')),
  },
  {
    what: 'typing reaches nobody',
    plant: (build) => build.with('base.wxml', (text) => text.replaceAll('bindinput="eh"', '')),
  },
  { what: 'a page uses the document', plant: atTop(HOME, 'document.createElement("i")') },
  { what: 'a page calls what WeChat does not have', plant: atTop(HOME, 'wx.flyAway()') },
  { what: 'a page logs an error', plant: atTop(HOME, 'console.error("oh")') },
  {
    what: 'a timer throws',
    plant: atTop(HOME, 'setTimeout(function () { throw new Error("late") }, 1)'),
  },
  {
    what: 'a page is not in app.json',
    plant: inApp((app) => Object.assign(app, { subPackages: [], preloadRule: {} })),
  },
  { what: 'a shared script is missing', plant: (build) => build.without('common.js') },
  { what: 'another address is called', plant: (build) => build.replacingAll('/v1/me', '/v1/mee') },
  {
    what: 'the prompt opens after a wait',
    plant: (build) =>
      once(
        build.paths('.js').find((file) => file.includes('message-settings/') && ASKS.test(build.text(file))) ?? '',
        ASKS,
        'return Promise.resolve().then(function(){return(0,$1.requestSubscribeMessage)($2)})',
      )(build),
  },
]
