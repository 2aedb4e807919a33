// Checks the import rules, and that the files were really read: with a compiler it does not know, dependency-cruiser
// reads no TypeScript at all and finds nothing wrong.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { cruise } from 'dependency-cruiser'
import { root } from './run.mjs'

const folders = ['apps', 'packages', 'bench', 'e2e', 'tools'].filter((folder) => existsSync(path.join(root, folder)))

process.chdir(root)
const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { output, exitCode } = await cruise(folders, {
  ...rules.options,
  ruleSet: { forbidden: rules.forbidden },
  validate: true,
  outputType: 'err-long',
})
const { output: read } = await cruise(folders, rules.options)

const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...folders], { encoding: 'utf8' })
const expected = listed.split('\n').filter((file) => /(?<!\.d)\.tsx?$/.test(file) && existsSync(file))
const cruised = new Set(read.modules.map(({ source }) => source))
const missed = expected.filter((file) => !cruised.has(file))

if (exitCode > 0) console.log(output)
console.log(`${expected.length - missed.length} of ${expected.length} modules cruised`)
if (expected.length === 0 || missed.length > 0) {
  console.error(`Not read by dependency-cruiser:\n${missed.slice(0, 20).join('\n')}`)
}
process.exitCode = exitCode > 0 || expected.length === 0 || missed.length > 0 ? 1 : 0
