import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'
import { DATA, ROOT } from './places.ts'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // a microphone that beeps, and nobody who has to allow it
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
]

const ON_PATH = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge']

const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** Where systems keep a browser of Chrome's kind. */
function systemPlaces(): string[] {
  const { PATH = '', HOME = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env
  if (process.platform === 'win32') {
    const roots = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].filter(Boolean)
    return roots.flatMap((folder) => WINDOWS.map((name) => path.join(folder, name)))
  }
  if (process.platform === 'darwin') {
    const roots = ['/Applications', path.join(HOME, 'Applications')]
    return roots.flatMap((folder) => MAC.map((name) => path.join(folder, `${name}.app/Contents/MacOS/${name}`)))
  }
  const folders = PATH.split(':').filter(Boolean)
  return ON_PATH.flatMap((name) => folders.map((folder) => path.join(folder, name)))
}

interface Found {
  executablePath: string
  env: Record<string, string>
}

/**
 * `CHROME_PATH`, else a browser of the system, else the one inside an npm package (Linux x64 only; it brings no Chinese
 * fonts, so that without the system's the pictures show boxes; what is read and pressed stays the same).
 */
async function findBrowser(): Promise<Found> {
  const given = process.env.CHROME_PATH
  if (given) return { executablePath: given, env: {} }
  const system = systemPlaces().find((place) => existsSync(place))
  if (system) return { executablePath: system, env: {} }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('没有找到浏览器：请安装 Chrome，或用 CHROME_PATH 指定它的位置。\nNo Chrome found: set CHROME_PATH.')
  }
  return unpackBrowser()
}

// The package's own sign of a bare machine: then it also unpacks the libraries that such a machine lacks.
const BARE_MACHINE = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' }

/** The pinned version of the package. */
function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(ROOT, 'e2e/package.json'), 'utf8')) as {
    devDependencies: Record<string, string>
  }
  return manifest.devDependencies['@sparticuz/chromium'] ?? ''
}

/** Unpacks the browser once, whole or not at all, and keeps it beside the pictures. */
async function unpackBrowser(): Promise<Found> {
  const kept = path.join(DATA, `browser-${packageVersion()}`)
  const executablePath = path.join(kept, 'chromium')
  if (!existsSync(executablePath)) {
    const draft = `${kept}.${process.pid}`
    mkdirSync(draft, { recursive: true })
    const env = { ...process.env, ...BARE_MACHINE, TMPDIR: draft }
    await promisify(execFile)(process.execPath, [path.join(ROOT, 'e2e/unpack-browser.mjs')], { env })
    try {
      renameSync(draft, kept)
    } catch (error) {
      // another file of the same run was quicker
      if (!existsSync(executablePath)) throw error
      rmSync(draft, { recursive: true })
    }
  }
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: path.join(kept, 'fonts') }
  const own = [process.env.LD_LIBRARY_PATH, path.join(kept, 'al2023', 'lib')].filter(Boolean).join(':')
  return { executablePath, env: { ...fonts, LD_LIBRARY_PATH: own } }
}

/** A browser with an empty profile of its own. It goes when this process does. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, env } = await findBrowser()
  return chromium.launch({
    executablePath,
    args: FLAGS,
    headless: true,
    env: { ...(process.env as Record<string, string>), ...env },
    // The run's own end closes it; Ctrl-C must also reach the product.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}
