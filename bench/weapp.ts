/**
 * What the mini-program weighs: its packages; what the first screen hands from the logic to the view; a list of 200
 * cases, page by page. The build as it is, run outside WeChat, with a real API behind it.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { MiniProgram, Phone, sizesOf, WeappBuild } from '@juwuye/weapp-runner'
import { readEnv } from '../apps/api/src/platform/env.ts'
import { bringCase } from '../apps/api/src/recipes/index.ts'
import { serve } from '../apps/api/src/serve.ts'
import { openStageCommunity } from './stage/community.ts'
import { conclude, printTable } from './stage/numbers.ts'
import { onStage } from './stage/server.ts'

const CASES = 200
const MAIN_KB = 900
const TOTAL_KB = 1_843
const FIRST_KB = 64
const ANY_KB = 256
const PAGE_KB = 40

const IN_THE_BUILD = process.env.TARO_APP_API ?? 'http://127.0.0.1:3000'
const build = WeappBuild.read(fileURLToPath(new URL('../apps/miniapp/dist/weapp', import.meta.url)))
const kb = (program: MiniProgram, from = 0) =>
  program.setData.slice(from).reduce((sum, { bytes }) => sum + bytes, 0) / 1024

const loaded = ({ screen }: MiniProgram) =>
  screen.text.length > 0 && screen.all(({ attr }) => String(attr.class ?? '').includes('bone')).length === 0

await onStage(async ({ database, standinUrl }) => {
  const { variables, openDeps, admin } = await database('weapp')
  const deps = openDeps()
  const { propertyWorker, cast } = await openStageCommunity(deps)
  for (let i = 0; i < CASES; i++) await bringCase(deps, await cast(), 'checkedIn')
  const api = await serve(readEnv({ ...variables, PORT: '0', WORKER: 'false' }))
  const { rows } = await admin.query<{ openid: string }>(
    'select openid from juwuye.wechat_accounts where person_id = $1',
    [propertyWorker],
  )
  const openid = rows[0]?.openid ?? ''

  const open = async (page: string, query: Record<string, string> = {}) => {
    const login = async () => {
      const body = JSON.stringify({ openid })
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`${standinUrl}/admin/codes`, { method: 'POST', headers, body })
      return ((await answer.json()) as { code: string }).code
    }
    const phone = new Phone({ login })
    phone.network.hosts.push([IN_THE_BUILD, api.url])
    const program = MiniProgram.launch({ build, phone, path: page, query })
    await program.until(() => loaded(program), 30_000)
    await program.quiet()
    return program
  }

  try {
    const home = await open('pages/home/index')
    const firstKb = kb(home)
    const list = await open('pages/cases/index', { list: 'party' })
    const pages: [page: number, kb: number][] = [[1, kb(list)]]
    while (list.screen.withRole('button', '再看一些').length > 0) {
      const before = list.setData.length
      list.screen.press('button', '再看一些')
      await list.quiet()
      await list.quiet()
      pages.push([pages.length + 1, kb(list, before)])
    }
    // it cannot be read anew: only the line that says so goes over, not the list
    const before = list.setData.length
    list.phone.network.online = false
    await list.pullDown()
    await list.until(() => /没有网|网不好/.test(list.screen.text), 30_000)
    await list.quiet()
    const offlineKb = kb(list, before)
    const largest = Math.max(...[home, list].flatMap((program) => program.setData.map(({ bytes }) => bytes))) / 1024
    const { mainKb, totalKb, subpackages } = sizesOf(build)
    printTable([
      ['what', 'KB', 'limit'],
      ['main package', mainKb, MAIN_KB],
      ...[...subpackages].map(([root, size]) => [`subpackage ${path.posix.basename(root)}`, size, '2048']),
      ['all packages', totalKb, TOTAL_KB],
      ['setData of the first screen', firstKb, FIRST_KB],
      ['largest setData', largest, ANY_KB],
      ...pages.map(([page, size]) => [`list of ${CASES} cases, page ${page}`, size, PAGE_KB]),
      [`list of ${CASES} cases, read anew without a network`, offlineKb, PAGE_KB],
    ])
    for (const program of [home, list]) {
      program.close()
      if (program.faults.length > 0) throw program.faults[0]
    }
    conclude('weapp-main-kb', mainKb, MAIN_KB)
    conclude('weapp-total-kb', totalKb, TOTAL_KB)
    conclude('weapp-first-setdata-kb', firstKb, FIRST_KB)
    conclude('weapp-largest-setdata-kb', largest, ANY_KB)
    conclude('weapp-list-page-kb', Math.max(offlineKb, ...pages.map(([, size]) => size)), PAGE_KB)
  } finally {
    await api.close()
  }
})
