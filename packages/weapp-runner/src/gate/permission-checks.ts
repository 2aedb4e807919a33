import type { Check, Finding } from './finding.ts'
import { ANNOUNCED_APIS, PRIVATE_APIS, type PrivateKind } from './private-apis.ts'
import { usesOf } from './scripts.ts'

const inApp = (rule: Finding['rule'], says: string): Finding => ({ rule, file: 'app.json', says })

/** What takes a place is announced, and nothing is announced that is not used: review asks what for. */
export const privateInfos: Check = function* (build) {
  const announced = build.app.requiredPrivateInfos ?? []
  const used = usesOf(build, ANNOUNCED_APIS)
  for (const [name, file] of used) {
    if (!announced.includes(name)) yield { rule: 'private-infos', file, says: `${name} is not in requiredPrivateInfos` }
  }
  for (const name of announced) {
    if (!used.has(name)) yield inApp('private-infos', `${name} is in requiredPrivateInfos and not used`)
  }
}

/** WeChat’s question for the place says why. */
export const permissionWords: Check = function* (build) {
  const scopes = {
    'scope.userLocation': ['getLocation', 'startLocationUpdate'],
    'scope.userFuzzyLocation': ['getFuzzyLocation'],
  }
  for (const [scope, names] of Object.entries(scopes)) {
    const words = build.app.permission?.[scope]?.desc ?? ''
    const [used] = usesOf(build, names)
    if (used && words.length < 4) yield inApp('permission-words', `${used[0]} is used and ${scope} has no words`)
    if (used && words.length > 30) yield inApp('permission-words', `the words of ${scope} are longer than 30`)
  }
}

/** With anything private, people are asked before, also while WeChat does not yet demand it by itself. */
export const privacyCheck: Check = function* (build) {
  const [used] = usesOf(build, Object.values(PRIVATE_APIS).flat())
  if (used && build.app.__usePrivacyCheck__ !== true) {
    yield inApp('privacy-check', `${used[0]} is used without __usePrivacyCheck__`)
  }
}

/** The privacy guide names what is used, and no more. */
export const privacyDeclared: Check = function* (build, { privacy }) {
  for (const [kind, names] of Object.entries(PRIVATE_APIS)) {
    const declared = privacy.includes(kind as PrivateKind)
    const [used] = usesOf(build, names)
    if (used && !declared)
      yield { rule: 'privacy-declared', file: used[1], says: `${used[0]}: ${kind} is not declared` }
    if (!used && declared) yield inApp('privacy-declared', `${kind} is declared and not used`)
  }
}

/** Only the code of the page that opens is run. */
export const lazyCode: Check = function* (build) {
  if (build.app.lazyCodeLoading !== 'requiredComponents') yield inApp('lazy-code', 'lazyCodeLoading is not set')
}
