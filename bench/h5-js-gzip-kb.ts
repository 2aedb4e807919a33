/**
 * The browser client's first visit: how much script it takes, and when a resident can use it at 360 × 640 on a slow
 * phone with a bad network. Needs the built client (npm run build:h5).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Person } from '../e2e/person.ts'
import { SMALL_PHONE, Stage } from '../e2e/stage.ts'
import { conclude, printTable } from './stage/numbers.ts'

const LIMIT_KB = 220
/** Seconds until 拍照吹哨 may be pressed, and until the form stands there after it was. */
const BUDGET = { first: 20, again: 8, form: 6 }

/** Chrome's own “Slow 3G”. */
const SLOW_3G = { offline: false, latency: 2_000, downloadThroughput: 50_000, uploadThroughput: 50_000 }

const dist = fileURLToPath(new URL('../apps/miniapp/dist/h5', import.meta.url))

async function slow({ context, page }: Person) {
  const phone = await context.newCDPSession(page)
  await phone.send('Network.enable')
  await phone.send('Network.emulateNetworkConditions', SLOW_3G)
  await phone.send('Emulation.setCPUThrottlingRate', { rate: 4 })
}

/** Sizes of the scripts that the page asked for until now, compressed, in KB. */
async function scriptKb({ page }: Person): Promise<number> {
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => (name.endsWith('.js') ? [new URL(name).pathname] : [])),
  )
  const bytes = [...new Set(names)].map((name) => readFileSync(path.join(dist, `${name}.gz`)).length)
  return bytes.reduce((sum, one) => sum + one, 0) / 1024
}

const seconds = async (work: () => Promise<unknown>) => {
  const since = performance.now()
  await work()
  return (performance.now() - since) / 1000
}

if (!existsSync(dist) || !readdirSync(path.join(dist, 'js')).some((file) => file.endsWith('.gz'))) {
  throw new Error('the browser client is not built: run npm start once, which builds it')
}
const stage = new Stage('h5-js-gzip-kb')
try {
  await stage.open()
  const zhang = await stage.as('张阿姨', SMALL_PHONE)
  const { page, context } = zhang
  const whistle = zhang.button(/^拍照吹哨/)
  await whistle.waitFor()
  // what a first visit takes: nothing is kept but who one is
  await page.goto('about:blank')
  const phone = await context.newCDPSession(page)
  await phone.send('Network.clearBrowserCache')
  await slow(zhang)
  context.setDefaultTimeout(90_000)
  const visit = () =>
    seconds(async () => {
      await page.goto(stage.product.url)
      await whistle.waitFor()
    })
  const first = await visit()
  const kb = await scriptKb(zhang)
  const form = await seconds(async () => {
    await zhang.press('打字吹哨')
    await zhang.field('说一说').waitFor()
  })
  await page.goto('about:blank')
  const again = await visit()
  printTable([
    ['360 × 640, CPU 4× slower, slow 3G', 'measured', 'budget'],
    ['script of the first visit, gzipped KB', kb.toFixed(1), String(LIMIT_KB)],
    ['first visit until 拍照吹哨 can be pressed, s', first.toFixed(1), String(BUDGET.first)],
    ['a tap until the form stands there, s', form.toFixed(1), String(BUDGET.form)],
    ['next visit until 拍照吹哨 can be pressed, s', again.toFixed(1), String(BUDGET.again)],
  ])
  if (first > BUDGET.first || form > BUDGET.form || again > BUDGET.again) throw new Error('slower than its budget')
  conclude('h5-js-gzip-kb', kb, LIMIT_KB)
} finally {
  await stage.close()
}
