import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import util from 'node:util'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const windows = process.platform === 'win32'
const startedAt = Date.now()

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)}s`
export const say = (message) => console.log(`[${seconds(startedAt).padStart(6)}] ${message}`)

/** A failure whose message is already advice: what happened and what to do, in Chinese with short English. */
export class StepError extends Error {}

const MIN_NODE = [20, 19]

/** Called before the other tools are loaded: an old Node fails on those with a message that helps nobody. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return
  throw new StepError(
    `需要 Node.js ${MIN_NODE.join('.')} 或更新，现在是 ${version}。请安装新版本（例如 22 LTS）后再运行。\n` +
      `Node.js ${MIN_NODE.join('.')} or newer is needed, this is ${version}.`,
  )
}

const children = new Set()

/** Ends what `run` has under way, with everything those programs started in turn. */
export function stopChildren() {
  for (const child of children) {
    try {
      if (windows) child.kill()
      else process.kill(-child.pid, 'SIGTERM')
    } catch {
      // it ended in between
    }
  }
}

/** Lets Ctrl-C and termination end the running step and its lock, then this process. */
export function stopOnSignals() {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ]) {
    process.once(signal, () => {
      stopChildren()
      process.exit(code)
    })
  }
}

/**
 * Runs a program to its end. Its output goes to a log, or with `show` to the terminal.
 *
 * @returns {Promise<{ ok: boolean, signal: string | null, output: string }>} output: empty when shown
 */
export function run(command, args, { name, cwd = root, env = {}, show = false, quietMinutes = 0 }) {
  const since = Date.now()
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: windows && command === 'npx', // a .cmd file there
    detached: !windows, // a group of its own, so that it can be ended whole
  })
  children.add(child)
  const log = show ? undefined : openLog(name)
  child.stdout?.pipe(log, { end: false })
  child.stderr?.pipe(log, { end: false })
  const ticker = quietMinutes > 0 ? setInterval(() => say(`  …… ${seconds(since)}`), quietMinutes * 60_000) : undefined
  return new Promise((resolve) => {
    const done = (ok, signal, extra = '') => {
      clearInterval(ticker)
      children.delete(child)
      if (!log) resolve({ ok, signal, output: extra })
      else log.end(() => resolve({ ok, signal, output: readFileSync(logFile(name), 'utf8') + extra }))
    }
    child.once('error', (error) => done(false, null, String(error)))
    child.once('close', (code, signal) => done(code === 0, signal))
  })
}

export const logFile = (name) => path.join(root, '.data', 'logs', `${name}.log`)

function openLog(name) {
  mkdirSync(path.dirname(logFile(name)), { recursive: true })
  return createWriteStream(logFile(name))
}

/** The end of an output, indented, without colours: enough to see why. */
export function tail(output, lines = 25) {
  return util
    .stripVTControlCharacters(output)
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `  │ ${line}`)
    .join('\n')
}
