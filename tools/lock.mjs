import { mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, say } from './run.mjs'

const HEARTBEAT = 1_000
const STALE = 15_000

/**
 * One install or build at a time in this folder, over all processes. The holder touches the file while it lives, so a
 * killed one is noticed without trusting process numbers, which are handed out again.
 */
export async function withLock(work, file = path.join(root, '.data', 'build.lock')) {
  mkdirSync(path.dirname(file), { recursive: true })
  let told = false
  while (!take(file)) {
    if (isStale(file)) {
      discard(file)
      continue
    }
    if (!told) say('另一个窗口正在安装或构建，等它完成 …… (waiting for another start)')
    told = true
    await sleep(300)
  }
  const beat = setInterval(() => {
    try {
      utimesSync(file, new Date(), new Date())
    } catch {
      // the folder was deleted: nothing left to hold
    }
  }, HEARTBEAT)
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isStale(file) {
  try {
    return Date.now() - statSync(file).mtimeMs > STALE
  } catch {
    return false // just released
  }
}

/** Renamed first: of two that find it stale, one removes it. */
function discard(file) {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
    rmSync(aside, { force: true })
  } catch {
    // the other one did
  }
}
