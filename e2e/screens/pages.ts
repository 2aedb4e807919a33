import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { ROOT } from '../places.ts'

interface AppConfig {
  pages: string[]
  subPackages: { root: string; pages: string[] }[]
}

/** Every page of the client, from its own configuration: a new page is here without anybody having thought of it. */
export function appPages(): string[] {
  const source = readFileSync(path.join(ROOT, 'apps/miniapp/src/app.config.ts'), 'utf8')
  const config = vm.runInNewContext(source.replace('export default ', ''), {
    defineAppConfig: (given: AppConfig) => given,
  }) as AppConfig
  const addresses = [
    ...config.pages,
    ...config.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
  return addresses.map((address) => address.replace(/^pages\/|\/index$/g, ''))
}
