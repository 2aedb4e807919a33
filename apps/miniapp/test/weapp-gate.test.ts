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
  expect(checkBuild(build, { ...declared, production: true }).map(({ rule }) => rule)).toEqual(
    HERE.startsWith('https://') ? [] : ['addresses'],
  )
  expect(checkBuild(build.replacingAll(HERE, 'https://api.example.cn'), { ...declared, production: true })).toEqual([])
})

test('in the main package are the tabs, what must open without a network, and nothing else', () => {
  expect(build.app.pages).toEqual([...build.tabs.map(({ pagePath }) => pagePath), 'pages/outbox/index'])
})

test('what was measured is a whole mini-program', () => {
  expect(build.app.pages).toContain('pages/home/index')
  expect(sizesOf(build).mainKb).toBeGreaterThan(100)
})
