import type { WeappBuild } from '../build/weapp-build.ts'
import type { Check } from './finding.ts'

/** A package’s own limit at WeChat. */
const PACKAGE_KB = 2048

export interface PackageSizes {
  mainKb: number
  totalKb: number
  /** By the subpackage’s root. */
  subpackages: Map<string, number>
}

export function sizesOf(build: WeappBuild): PackageSizes {
  const sizes: PackageSizes = {
    mainKb: 0,
    totalKb: 0,
    subpackages: new Map(build.subpackages.map(({ root }) => [root, 0])),
  }
  for (const file of build.paths()) {
    if (file === 'project.config.json') continue // stays with the developer
    const kb = build.bytes(file).length / 1024
    const root = build.subpackageOf(file)?.root
    sizes.totalKb += kb
    if (root === undefined) sizes.mainKb += kb
    else sizes.subpackages.set(root, (sizes.subpackages.get(root) ?? 0) + kb)
  }
  return sizes
}

export const packageSizes: Check = function* (build, declared) {
  const sizes = sizesOf(build)
  const say = (name: string, kb: number, limit: number) => ({
    rule: 'package-sizes' as const,
    file: name,
    says: `${kb.toFixed(1)} KB are more than ${limit}`,
  })
  if (sizes.mainKb > declared.mainKb) yield say('main package', sizes.mainKb, declared.mainKb)
  if (sizes.totalKb > declared.totalKb) yield say('all packages', sizes.totalKb, declared.totalKb)
  for (const [root, kb] of sizes.subpackages) if (kb > PACKAGE_KB) yield say(root, kb, PACKAGE_KB)
}
