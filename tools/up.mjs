// npm start: from a fresh clone to a running demonstration with nothing but Node.
import { spawn } from 'node:child_process'
import { checkNode, root, StepError, say, stopOnSignals } from './run.mjs'

async function up() {
  checkNode()
  const { ensureH5, ensureInstalled } = await import('./build.mjs')
  stopOnSignals()
  say('居物业：准备启动 (starting)')
  await ensureInstalled()
  await ensureH5()
  serve()
}

/**
 * The demonstration runs in a process group of its own, so that Ctrl-C reaches it once, through us, and it can drain.
 * The channel tells it when we are gone without having said so.
 */
function serve() {
  const child = spawn(process.execPath, ['--import', 'tsx', 'apps/api/src/demo.ts'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  })
  let asked = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.removeAllListeners(signal)
    process.on(signal, () => {
      if (!asked) say('正在收尾，请稍候 …… (draining)')
      asked = true
      child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    })
  }
  child.once('exit', (code, signal) => {
    if (asked && code === 0) say('已停止 (stopped)')
    if (!asked && signal) {
      console.error(`\n✗ 服务被系统强行结束（${signal}，可能是内存不足）。再运行一次 npm start 即可接着用，数据还在。`)
      console.error('The server was killed; start again, the data is kept.')
    }
    process.exit(code ?? 1)
  })
}

up().catch((error) => {
  const known = error instanceof StepError
  const full = error.code === 'ENOSPC'
  if (known) console.error(`\n✗ ${error.message}`)
  else if (full) console.error('\n✗ 磁盘空间不足，请清出一些空间再运行。\nThe disk is full.')
  else console.error('\n✗ 启动失败，原因如下。\nStarting failed:\n', error)
  process.exit(1)
})
