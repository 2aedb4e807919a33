import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ROOT } from '../places.ts'

const PAGES = path.join(ROOT, 'apps/miniapp/src/pages')

/** Every page of the client, found as its build finds them: a new page is here without anybody having thought of it. */
export function appPages(): string[] {
  return readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).flatMap((file) =>
    path.basename(file) === 'index.config.ts' ? path.dirname(file).split(path.sep).join('/') : [],
  )
}
