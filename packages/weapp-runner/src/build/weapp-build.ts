import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AppJson, PageJson, Subpackage, Tab } from './app-json.ts'

/** A built mini-program, held in memory: a copy with a planted fault is one changed entry. */
export class WeappBuild {
  private parsed: AppJson | undefined

  private constructor(private readonly files: ReadonlyMap<string, Buffer>) {}

  /** Reads what a build left in its folder. */
  static read(folder: string): WeappBuild {
    const files = new Map<string, Buffer>()
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file))
    }
    return new WeappBuild(files)
  }

  static of(files: Record<string, string>): WeappBuild {
    return new WeappBuild(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])))
  }

  /** Paths from the build’s root, `pages/home/index.js`, in a fixed order. */
  paths(ending = ''): string[] {
    return [...this.files.keys()].filter((name) => name.endsWith(ending)).sort()
  }

  has(name: string): boolean {
    return this.files.has(name)
  }

  bytes(name: string): Buffer {
    const found = this.files.get(name)
    if (!found) throw new Error(`the build has no ${name}`)
    return found
  }

  text(name: string): string {
    return this.bytes(name).toString('utf8')
  }

  json<T>(name: string): T {
    return JSON.parse(this.text(name)) as T
  }

  get app(): AppJson {
    this.parsed ??= this.json<AppJson>('app.json')
    return this.parsed
  }

  get subpackages(): Subpackage[] {
    return this.app.subPackages ?? this.app.subpackages ?? []
  }

  get tabs(): Tab[] {
    return this.app.tabBar?.list ?? []
  }

  /** All pages, those of the main package first. */
  get pages(): string[] {
    const inSubpackages = this.subpackages.flatMap(({ root, pages }) =>
      pages.map((page) => path.posix.join(root, page)),
    )
    return [...this.app.pages, ...inSubpackages]
  }

  isTab(page: string): boolean {
    return this.tabs.some(({ pagePath }) => pagePath === page)
  }

  pageJson(page: string): PageJson {
    return this.has(`${page}.json`) ? this.json<PageJson>(`${page}.json`) : {}
  }

  /** The subpackage that carries the file; undefined for the main package. */
  subpackageOf(name: string): Subpackage | undefined {
    return this.subpackages.find(({ root }) => name.startsWith(`${root.replace(/\/$/, '')}/`))
  }

  /** A copy with this file new or changed. A change that changes nothing is a mistake of whoever wrote it. */
  with(name: string, change: string | ((text: string) => string)): WeappBuild {
    const text = typeof change === 'string' ? change : change(this.text(name))
    if (this.has(name) && text === this.text(name)) throw new Error(`nothing was changed in ${name}`)
    return new WeappBuild(new Map([...this.files, [name, Buffer.from(text)]]))
  }

  /** A copy in which every script, template and style is changed wherever it says so. */
  replacingAll(words: string, by: string): WeappBuild {
    const changed = [...this.files].map(([name, bytes]): [string, Buffer] => {
      const isText = /\.(js|json|wxml|wxss|wxs)$/.test(name)
      return [name, isText ? Buffer.from(bytes.toString('utf8').replaceAll(words, by)) : bytes]
    })
    return new WeappBuild(new Map(changed))
  }

  without(name: string): WeappBuild {
    this.bytes(name)
    return new WeappBuild(new Map([...this.files].filter(([other]) => other !== name)))
  }
}

/** Where `reference` leads from the file `from`: absolute from the root, else relative. */
export function resolvePath(from: string, reference: string): string {
  return reference.startsWith('/') ? reference.slice(1) : path.posix.join(path.posix.dirname(from), reference)
}
