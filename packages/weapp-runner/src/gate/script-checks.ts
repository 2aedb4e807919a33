import type { Check } from './finding.ts'
import { factsOf, LANGUAGE, usesOf } from './scripts.ts'
import { baseLibraryOf } from './typings.ts'

/** An address that leads nowhere outside this machine or its network. */
const LOCAL = /https?:\/\/(?:localhost|127\.|0\.0\.0\.0|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)[^"'`\s]*/
/** A server’s address without encryption; names of XML vocabularies are no addresses. */
const PLAIN = /http:\/\/(?!www\.w3\.org\/)[a-z0-9.-]+\.[a-z]{2,}[^"'`\s]*/i

export const languageLevel: Check = function* (build) {
  for (const file of build.paths('.js')) {
    const { tooNew } = factsOf(build.text(file))
    if (tooNew) yield { rule: 'language-level', file, says: `not ES${LANGUAGE}: ${tooNew}` }
  }
}

/** On a phone there is no evaluating of text. */
export const noEval: Check = function* (build) {
  for (const file of build.paths('.js')) {
    if (factsOf(build.text(file)).evaluates) yield { rule: 'no-eval', file, says: 'evaluates text' }
  }
}

export const noSourceMap: Check = function* (build) {
  for (const file of [...build.paths('.js'), ...build.paths('.wxss')]) {
    if (/sourceMappingURL=/.test(build.text(file)))
      yield { rule: 'no-source-map', file, says: 'points to a source map' }
  }
}

export const addresses: Check = function* (build, { production }) {
  if (!production) return
  for (const file of build.paths('.js')) {
    const found = LOCAL.exec(build.text(file)) ?? PLAIN.exec(build.text(file))
    if (found) yield { rule: 'addresses', file, says: found[0] }
  }
}

const numbers = (version: string) => version.split('.').map(Number)

function isNewer(version: string, than: string): boolean {
  const [left, right] = [numbers(version), numbers(than)]
  const at = left.findIndex((part, i) => part !== (right[i] ?? 0))
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0)
}

/** Nothing is called that the oldest base library we serve does not have. */
export const baseLibrary: Check = function* (build, { minBaseLibrary }) {
  const since = baseLibraryOf()
  const newer = [...since].filter(([, version]) => isNewer(version, minBaseLibrary)).map(([name]) => name)
  for (const [name, file] of usesOf(build, newer)) {
    yield { rule: 'base-library', file, says: `wx.${name} needs ${since.get(name)}` }
  }
}
