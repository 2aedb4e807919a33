// npm run bench -- NAME: one measurement of bench/, on a PostgreSQL of its own that goes when it is done.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { checkNode, root, run, stopOnSignals } from './run.mjs'

checkNode()
const names = readdirSync(path.join(root, 'bench')).flatMap((file) => /^([\w-]+)\.ts$/.exec(file)?.[1] ?? [])
const [name, ...options] = process.argv.slice(2)
if (names.includes(name)) {
  const { ensureInstalled, ensureWeapp } = await import('./build.mjs')
  stopOnSignals()
  await ensureInstalled()
  if (name === 'weapp') await ensureWeapp()
  const { ok } = await run(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, ...options], {
    name: 'bench',
    show: true,
  })
  process.exitCode = ok ? 0 : 1
} else {
  console.error(`npm run bench -- ${names.join(' | ')}`)
  process.exitCode = 1
}
