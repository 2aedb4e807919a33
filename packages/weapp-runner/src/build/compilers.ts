import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { resolvePath, type WeappBuild } from './weapp-build.ts'

/** The platform’s compiler refused; the message is its own. */
export class CompileError extends Error {
  constructor(tool: string, output: string) {
    super(`${tool}: ${output.trim()}`)
    this.name = 'CompileError'
  }
}

const FOLDERS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac', win32: 'windows' }

/** The npm package carries the programs without the right to run: they are copied to where that can be given. */
function programIn(folder: string, tool: 'wcc' | 'wcsc'): string {
  const system = FOLDERS[process.platform]
  if (!system) throw new Error(`WeChat has no ${tool} for ${process.platform}`)
  const name = system === 'windows' ? `${tool}.exe` : tool
  const manifest = createRequire(import.meta.url).resolve('miniprogram-compiler/package.json')
  const program = path.join(folder, name)
  copyFileSync(path.join(path.dirname(manifest), 'bin', system, name), program)
  chmodSync(program, 0o755)
  return program
}

/** Writes these files of the build into a folder that goes afterwards, and runs a compiler in it, several times. */
function inFolder<T>(
  build: WeappBuild,
  files: readonly string[],
  tool: 'wcc' | 'wcsc',
  work: (compile: (args: readonly string[]) => string) => T,
): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'weapp-compile-'))
  try {
    const program = programIn(folder, tool)
    const source = path.join(folder, 'source')
    for (const file of files) {
      mkdirSync(path.join(source, path.dirname(file)), { recursive: true })
      writeFileSync(path.join(source, file), build.bytes(file))
    }
    return work((args) => {
      const { status, stdout, stderr, error } = spawnSync(program, args, {
        cwd: source,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      })
      if (error) throw error
      if (status !== 0) throw new CompileError(tool, stderr || stdout)
      return stdout
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Compiles once for all builds that agree in these files. */
function remembering<T>(kinds: readonly string[], compile: (build: WeappBuild, files: string[]) => T) {
  const done = new Map<string, T>()
  return (build: WeappBuild): T => {
    const files = kinds.flatMap((kind) => build.paths(kind))
    const hash = createHash('sha256')
    for (const file of files) hash.update(`\0${file}\0`).update(build.bytes(file))
    const key = hash.digest('hex')
    const known = done.get(key)
    if (known !== undefined) return known
    const made = compile(build, files)
    done.set(key, made)
    return made
  }
}

/** All templates as one script that defines `$gwx`. @throws CompileError */
export const compileWxml = remembering(['.wxml', '.wxs'], (build, files) =>
  inFolder(build, files, 'wcc', (compile) => compile(files.map((file) => `./${file}`))),
)

/** The sheets that a sheet imports, directly and through others. */
function importedBy(build: WeappBuild, sheet: string, seen = new Set<string>()): Set<string> {
  for (const [, reference = ''] of build.text(sheet).matchAll(/@import\s+(?:url\()?["']([^"']+)/g)) {
    const target = resolvePath(sheet, reference)
    if (seen.has(target) || !build.has(target)) continue
    seen.add(target)
    importedBy(build, target, seen)
  }
  return seen
}

/** Each sheet, by its path without ending, as CSS in which rpx and class prefixes are still marked. @throws CompileError */
export const compileWxss = remembering(['.wxss'], (build, files) =>
  inFolder(build, files, 'wcsc', (compile) => {
    // the compiler wants the imported sheets named behind the one that imports them
    const css = files.map((file) => compile([file, ...importedBy(build, file)].map((name) => `./${name}`)))
    return new Map(files.map((file, i) => [file.replace(/\.wxss$/, ''), css[i] ?? '']))
  }),
)
