import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Style and script of the public pages, read once; the address carries the content's hash, so it is kept for good. */
export interface Asset {
  readonly address: string
  readonly type: string
  readonly bytes: Buffer
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export const ASSETS_PATH = '/p/assets'

function assetOf(file: string): Asset {
  const bytes = readFileSync(new URL(`./assets/${file}`, import.meta.url))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const { name, ext } = path.parse(file)
  return { address: `${ASSETS_PATH}/${name}.${hash}${ext}`, type: TYPES[ext] ?? '', bytes }
}

export const PAGES_CSS = assetOf('pages.css')
export const HALL_CSS = assetOf('hall.css')
export const HALL_SCRIPT = assetOf('hall.mjs')
/** A worker's address must not change, or an old one would never be replaced. */
export const HALL_WORKER: Asset = { ...assetOf('hall-worker.mjs'), address: '/p/hall-worker.mjs' }
/** The mark of the tab: of pages that name it, and where a browser asks by itself. */
export const ICON: Asset = { ...assetOf('icon.svg'), address: '/favicon.ico' }

export const HASHED_ASSETS: ReadonlyMap<string, Asset> = new Map(
  [PAGES_CSS, HALL_CSS, HALL_SCRIPT].map((asset) => [path.basename(asset.address), asset]),
)
