import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

let known: ReadonlyMap<string, string> | undefined

/** Since which base library each function of `wx` is there, as WeChat’s typings say; the oldest say nothing. */
export function baseLibraryOf(): ReadonlyMap<string, string> {
  known ??= read()
  return known
}

function read(): ReadonlyMap<string, string> {
  const manifest = createRequire(import.meta.url).resolve('miniprogram-api-typings/package.json')
  const text = readFileSync(path.join(path.dirname(manifest), 'types/wx/lib.wx.api.d.ts'), 'utf8')
  const found = new Map<string, string>()
  for (const [block, name = ''] of text.matchAll(/\/\*\* \[[^\]]*wx\.(\w+)\([\s\S]*?\*\//g)) {
    const version = /^\s*\* 需要基础库： `([\d.]+)`/m.exec(block)?.[1]
    if (version) found.set(name, version)
  }
  return found
}
