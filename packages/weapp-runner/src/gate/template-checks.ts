import { parse } from 'acorn'
import { TmplGroup } from 'glass-easel-template-compiler'
import { parse as parseSheet } from 'postcss'
import { CompileError, compileWxml, compileWxss } from '../build/compilers.ts'
import type { Check, Finding } from './finding.ts'

/** What the second parser says of a template: how grave, and where. */
interface Warning {
  message?: string
  level?: number
  startLine?: number
}

function compiled(work: () => unknown, file: string): Finding[] {
  try {
    work()
    return []
  } catch (fault) {
    if (!(fault instanceof CompileError)) throw fault
    return [{ rule: 'compiles', file, says: fault.message }]
  }
}

/** WeChat’s own compilers take all templates and sheets. */
export const compiles: Check = function* (build) {
  yield* compiled(() => compileWxml(build), '*.wxml')
  yield* compiled(() => compileWxss(build), '*.wxss')
}

const known = new Map<string, Finding[]>()

/** Templates by the parser of WeChat’s newer framework, sheets by that of the browsers’ tools: both are stricter. */
export const secondParser: Check = function* (build) {
  for (const file of [...build.paths('.wxml'), ...build.paths('.wxss')]) {
    const text = build.text(file)
    const key = `${file}\0${text}`
    const findings = known.get(key) ?? [...(file.endsWith('.wxml') ? template : sheet)(file, text)]
    known.set(key, findings)
    yield* findings
  }
}

function* sheet(file: string, text: string): Generator<Finding> {
  try {
    parseSheet(text)
  } catch (fault) {
    yield { rule: 'second-parser', file, says: String(fault) }
  }
}

function* template(file: string, text: string): Generator<Finding> {
  const group = new TmplGroup()
  try {
    const warnings = (group.addTmpl(file.replace(/\.wxml$/, ''), text) ?? []) as Warning[]
    for (const { message, startLine } of warnings) {
      yield { rule: 'second-parser', file, says: `${message ?? 'refused'} (line ${(startLine ?? 0) + 1})` }
    }
  } finally {
    group.free()
  }
}

/** Scripts of templates are of the oldest language level of all. */
export const wxsLanguage: Check = function* (build) {
  for (const file of build.paths('.wxs')) {
    try {
      parse(build.text(file), { ecmaVersion: 5 })
    } catch (fault) {
      yield { rule: 'wxs-language', file, says: String(fault) }
    }
  }
}
