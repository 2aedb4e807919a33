import path from 'node:path'
import { resolvePath } from '../build/weapp-build.ts'
import type { Check } from './finding.ts'

const ICON_LIMIT = 40 * 1024
const UPLOADED = new Set(
  '.js .json .wxml .wxss .wxs .png .jpg .jpeg .gif .svg .webp .mp3 .m4a .aac .wav .mp4 .cer .txt'.split(' '),
)

/** Every page that `app.json` names has its script and template. */
export const pageFiles: Check = function* (build) {
  for (const page of build.pages) {
    for (const ending of ['.js', '.wxml']) {
      if (!build.has(page + ending)) yield { rule: 'page-files', file: page + ending, says: 'is missing' }
    }
  }
}

/** Two to five tabs, on pages of the main package, with icons that are there and small. */
export const tabBar: Check = function* (build) {
  const say = (says: string) => ({ rule: 'tab-bar' as const, file: 'app.json', says })
  const { tabs } = build
  if (build.app.tabBar && (tabs.length < 2 || tabs.length > 5)) yield say(`${tabs.length} tabs`)
  for (const { pagePath, iconPath, selectedIconPath } of tabs) {
    if (!build.app.pages.includes(pagePath)) yield say(`${pagePath} is no page of the main package`)
    for (const icon of [iconPath, selectedIconPath]) {
      if (icon === undefined) continue
      if (!build.has(icon)) yield say(`${icon} is missing`)
      else if (build.bytes(icon).length > ICON_LIMIT) yield say(`${icon} is larger than 40 KB`)
    }
  }
}

/** Components, imported templates, scripts of templates and imported sheets are where they are said to be. */
export const references: Check = function* (build) {
  for (const file of build.paths('.json')) {
    const { usingComponents = {} } = build.json<{ usingComponents?: Record<string, string> }>(file)
    for (const [name, reference] of Object.entries(usingComponents)) {
      if (reference.startsWith('plugin:')) continue
      const target = resolvePath(file, reference)
      const missing = ['.json', '.js', '.wxml'].filter((ending) => !build.has(target + ending))
      if (missing.length > 0) yield { rule: 'references', file, says: `component ${name}: no ${target}${missing[0]}` }
    }
  }
  for (const file of build.paths('.wxml')) {
    for (const [, reference = ''] of build.text(file).matchAll(/<(?:import|include|wxs)\b[^>]*\bsrc="([^"]+)"/g)) {
      const target = resolvePath(file, reference)
      if (!build.has(target) && !build.has(`${target}.wxml`))
        yield { rule: 'references', file, says: `no ${reference}` }
    }
  }
  for (const file of build.paths('.wxss')) {
    for (const [, reference = ''] of build.text(file).matchAll(/@import\s+(?:url\()?["']([^"']+)/g)) {
      if (!build.has(resolvePath(file, reference))) yield { rule: 'references', file, says: `no ${reference}` }
    }
  }
}

/** What is of no kind that WeChat uploads would be missing on the phone. */
export const fileTypes: Check = function* (build) {
  for (const file of build.paths()) {
    const ending = path.extname(file)
    if (ending === '.map') yield { rule: 'no-source-map', file, says: 'is a source map' }
    else if (!UPLOADED.has(ending))
      yield { rule: 'file-types', file, says: `WeChat uploads no ${ending || 'file like it'}` }
  }
}

/** Subpackages are fetched ahead only where they exist. */
export const preload: Check = function* (build) {
  const roots = new Set(build.subpackages.map(({ root }) => root.replace(/\/$/, '')))
  for (const [page, { packages }] of Object.entries(build.app.preloadRule ?? {})) {
    const say = (says: string) => ({ rule: 'preload' as const, file: 'app.json', says })
    if (!build.pages.includes(page)) yield say(`there is no page ${page}`)
    for (const root of packages) {
      if (root !== '__APP__' && !roots.has(root.replace(/\/$/, ''))) yield say(`there is no subpackage ${root}`)
    }
  }
}
