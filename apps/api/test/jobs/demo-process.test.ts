import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eventually } from './given-jobs.ts'
import { killProcesses, startProcess } from './processes.ts'

jest.setTimeout(60_000)

let dataDir: string
beforeAll(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'juwuye-demo-'))
  chmodSync(dataDir, 0o755) // closed to others, root would put the database outside of it
})
afterAll(() => {
  killProcesses()
  rmSync(dataDir, { recursive: true, force: true })
})

test('a demonstration that is ended while it is made ends in order, and says what comes of it', async () => {
  const demo = startProcess('src/demo.ts', { DATA_DIR: dataDir, PORT: '0' })
  await eventually('it is being made', () => demo.output().includes('演示数据 50 '), 50_000)
  expect(await demo.stop()).toBe(0)
  expect(demo.output()).toMatch(/下次启动从头做.*\n$/)
  expect(demo.output()).not.toMatch(/✗|"level"|\n {4}at /)
  expect(existsSync(path.join(dataDir, 'postgres/postmaster.pid'))).toBe(false)
})
