import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { digest, installAdvice } from '../build.mjs'
import { withLock } from '../lock.mjs'
import { checkNode, StepError, tail } from '../run.mjs'

let folder
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'juwuye-tools-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.1.0', '24.0.0'])('%s will do', (version) => {
    expect(() => checkNode(version)).not.toThrow()
  })
  test.each(['18.20.1', '20.18.3', '14.21.3'])('%s is refused with what to do', (version) => {
    expect(() => checkNode(version)).toThrow(/请安装新版本/)
    expect(() => checkNode(version)).toThrow(StepError)
  })
})

describe('what a build depends on', () => {
  const write = (name, content) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  const now = () => digest([folder, path.join(folder, 'absent')])

  test('content, name, place and salt change it', () => {
    write('src/a.ts', 'one')
    const seen = new Set([now(), digest([folder], 'salt')])
    write('src/a.ts', 'two')
    seen.add(now())
    renameSync(path.join(folder, 'src/a.ts'), path.join(folder, 'src/b.ts'))
    seen.add(now())
    mkdirSync(path.join(folder, 'lib'))
    renameSync(path.join(folder, 'src/b.ts'), path.join(folder, 'lib/b.ts'))
    seen.add(now())
    expect(seen.size).toBe(5)
  })

  test('tests, products and caches do not', () => {
    write('src/a.ts', 'one')
    const before = now()
    for (const name of ['test/a.test.ts', 'dist/a.js', 'node_modules/x/index.js', '.swc/cache']) write(name, 'x')
    expect(now()).toBe(before)
  })
})

describe('the lock', () => {
  const file = () => path.join(folder, 'deep', 'build.lock')

  test('lets one in at a time, and everyone in the end', async () => {
    let inside = 0
    const order = []
    const visit = (name) =>
      withLock(async () => {
        inside += 1
        expect(inside).toBe(1)
        await sleep(20)
        order.push(name)
        inside -= 1
      }, file())
    await Promise.all(['a', 'b', 'c'].map(visit))
    expect(order.sort()).toEqual(['a', 'b', 'c'])
    expect(existsSync(file())).toBe(false)
  })

  test('is given back when the work fails', async () => {
    await expect(withLock(() => Promise.reject(new Error('broken')), file())).rejects.toThrow('broken')
    expect(existsSync(file())).toBe(false)
  })

  test('of a killed holder does not hold for ever', async () => {
    mkdirSync(path.dirname(file()))
    writeFileSync(file(), '1')
    const longAgo = new Date(Date.now() - 60_000)
    utimesSync(file(), longAgo, longAgo)
    expect(await withLock(async () => 'in', file())).toBe('in')
  })
})

test.each([
  ['npm error code ENOTFOUND', '连不上 npm 软件源'],
  ['ERR_PNPM_META_FETCH_FAIL GET https://…', '连不上 npm 软件源'],
  ['ENOSPC: no space left on device, write', '磁盘空间不足'],
  ['EACCES: permission denied, mkdir', '没有权限'],
  ['ERR_PNPM_OUTDATED_LOCKFILE', '不一致'],
  ['Error: spawn npx ENOENT', '找不到 npx'],
  ['something never seen', '依赖没有装完'],
])('a failed install says what to do: %s', (output, advice) => {
  expect(installAdvice(output)).toContain(advice)
})

test('the end of an output is shown without its colours', () => {
  expect(tail('a\n\u001b[31mred\u001b[0m\n\n', 1)).toBe('  │ red')
})
