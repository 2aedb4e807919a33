// Install and builds, each done only when what it depends on has changed. Zero dependencies: runs on a fresh clone.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { withLock } from './lock.mjs'
import { logFile, root, run, StepError, say, seconds, tail } from './run.mjs'

const PNPM = 'pnpm@12.21.0'
/** Folders that no build reads; caches hide behind a dot. */
const unread = (name) => name.startsWith('.') || ['node_modules', 'dist', 'test'].includes(name)

/** Every package.json decides what is installed, not the lock alone: a new folder may not be in it yet. */
function packageFiles() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`) : [],
  )
  return ['.', 'e2e', ...members].map((folder) => path.join(folder, 'package.json'))
}

const installInputs = () => ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packageFiles()]
const clientInputs = () => [...installInputs(), 'tsconfig.base.json', 'apps/miniapp', 'packages']

/** A digest of files and folders with their names; absent ones count as absent. */
export function digest(inputs, salt = '') {
  const hash = createHash('sha256').update(salt)
  const add = (file) => {
    const full = path.resolve(root, file)
    if (!existsSync(full)) return
    let entries
    try {
      entries = readdirSync(full, { withFileTypes: true })
    } catch {
      hash.update(`\0${file}\0`).update(readFileSync(full))
      return
    }
    const names = entries.map(({ name }) => name).filter((name) => !unread(name))
    for (const name of names.sort()) add(path.join(file, name))
  }
  for (const input of inputs) add(input)
  return hash.digest('hex')
}

/**
 * Does a step unless its stamp says that it was done with the same inputs. The stamp lies inside or beside what the
 * step made, so that deleting that also deletes the stamp.
 *
 * @returns {Promise<boolean>} whether it had to be done
 */
async function stamped({ title, stamp, product, inputs, salt, work }) {
  const current = () => digest(inputs(), salt)
  const stampFile = path.join(root, stamp)
  const isDone = () =>
    existsSync(path.join(root, product)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === current()
  if (isDone()) {
    say(`${title}：已是最新 (up to date)`)
    return false
  }
  return await withLock(async () => {
    if (isDone()) return false // someone else did it while we waited
    const since = Date.now()
    say(`${title} ……`)
    rmSync(stampFile, { force: true })
    const value = current() // of what the work reads, not of what is edited meanwhile
    await work()
    writeFileSync(stampFile, value)
    say(`${title}：完成 (done)，${seconds(since)}`)
    return true
  })
}

export const ensureInstalled = () =>
  stamped({
    title: '安装依赖 (install)',
    stamp: 'node_modules/.juwuye-install',
    product: 'node_modules/.modules.yaml',
    inputs: installInputs,
    salt: `${process.platform}-${process.arch}`,
    work: install,
  })

async function install() {
  const result = await run('npx', ['-y', PNPM, 'install', '--frozen-lockfile'], {
    name: 'install',
    env: { CI: '1' },
    quietMinutes: 0.5,
  })
  if (!result.ok) throw new StepError(`${installAdvice(result.output)}\n${tail(result.output)}`)
}

const installSigns = [
  [
    /ENOSPC|No space left/i,
    '磁盘空间不足，依赖没有装完。请清出至少 2 GB 再运行。\nThe disk is full: free at least 2 GB and run again.',
  ],
  [
    /spawn npx ENOENT|npx: (?:command )?not found/i,
    '找不到 npx。请安装带 npm 的 Node.js（官网的安装包自带）。\nnpx is missing: install Node.js together with npm.',
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE/,
    'package.json 与 pnpm-lock.yaml 不一致。请取回仓库里的这两个文件再运行。\nThe lock file does not match package.json.',
  ],
  [
    /EACCES|EPERM|EROFS/,
    '没有权限写入项目文件夹或 npm 缓存。请换成文件夹的所有者运行。\nNo permission to write the project folder or the npm cache.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|META_FETCH_FAIL|fetch failed|network/i,
    '连不上 npm 软件源，依赖没有装完。请检查网络；需要代理或镜像时用 npm config set proxy / registry 设置，再运行一次，会接着装。\n' +
      'The npm registry cannot be reached: check the network, proxy or mirror, then run again.',
  ],
]

export function installAdvice(output) {
  return (
    installSigns.find(([sign]) => sign.test(output))?.[1] ??
    '依赖没有装完，原因见下面几行。可删除 node_modules 文件夹后再运行一次。\nInstalling failed, see below; delete node_modules and try again.'
  )
}

/** The browser client the API serves: apps/miniapp/dist/h5 */
export const ensureH5 = () => ensureClient('h5', '构建网页端 (build H5)', 'index.html')
/** The WeChat mini-program: apps/miniapp/dist/weapp */
export const ensureWeapp = () => ensureClient('weapp', '构建微信小程序 (build weapp)', 'app.json')

function ensureClient(type, title, entry) {
  const dist = 'apps/miniapp/dist'
  return stamped({
    title,
    stamp: `${dist}/.${type}-stamp`,
    product: `${dist}/${type}/${entry}`,
    inputs: clientInputs,
    salt: process.env.TARO_APP_API ?? '',
    work: () => buildClient(type, path.join(root, dist, type, entry)),
  })
}

async function buildClient(type, entry) {
  rmSync(entry, { force: true }) // so that it proves the build, also where Taro answers 0 after errors
  const result = await run(process.execPath, ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', type], {
    name: `build-${type}`,
    cwd: path.join(root, 'apps/miniapp'),
    env: { NODE_ENV: 'production', CI: '1', NODE_OPTIONS: heapOption() },
    quietMinutes: 0.5,
  })
  if (result.ok && existsSync(entry)) return type === 'h5' ? compress(path.dirname(entry)) : undefined
  const memory = /heap out of memory|Allocation failed/.test(result.output) || result.signal === 'SIGKILL'
  const full = /ENOSPC|No space left/i.test(result.output)
  let advice = '构建没有成功，原因见下面几行；改好后再运行一次。\nThe build failed, see below.'
  if (memory)
    advice = '内存不足，构建没有完成。请关掉别的程序，至少空出 2 GB 内存再运行。\nNot enough memory: free 2 GB.'
  if (full) advice = '磁盘空间不足，构建没有完成。请清出至少 500 MB 再运行。\nThe disk is full: free at least 500 MB.'
  throw new StepError(`${advice}\n${tail(firstError(result.output))}\n  ${logFile(`build-${type}`)}`)
}

/** The server sends what lies beside a file as `.gz` to whoever takes it: on a bad network a third is a third. */
function compress(folder) {
  for (const file of readdirSync(folder, { recursive: true })) {
    if (!/\.(js|css)$/.test(file)) continue
    const full = path.join(folder, file)
    writeFileSync(`${full}.gz`, gzipSync(readFileSync(full), { level: 9 }))
  }
}

/** What follows the first error is its consequence, at length. */
function firstError(output, lines = 20) {
  const at = output.search(/✖ Errors|Module not found|Module build failed|\bError: /)
  return at < 0 ? output : output.slice(at).split('\n').slice(0, lines).join('\n')
}

/** Node's own limit on a small machine is half its memory, less than a build needs; never more than the machine has. */
function heapOption() {
  const megabytes = Math.min(3072, Math.floor((os.totalmem() / 2 ** 20) * 0.75))
  return `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=${megabytes}`.trim()
}
