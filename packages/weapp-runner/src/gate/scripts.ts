import { createHash } from 'node:crypto'
import { type Node, parse } from 'acorn'
import { simple } from 'acorn-walk'
import type { WeappBuild } from '../build/weapp-build.ts'

/** What a script is seen to do. */
export interface ScriptFacts {
  /** Why it is not of our language level; everything else is then unknown. */
  tooNew?: string
  evaluates: boolean
  /** Every member’s name: `wx.chooseMedia`, `taro.chooseMedia`, and what is named alike. */
  members: ReadonlySet<string>
  /** `open-type` of buttons and `type` of inputs, as far as they are written out. */
  kinds: ReadonlySet<string>
}

/** iOS 12 knows it, but for looking behind in patterns, which iOS knows since 16.4. */
export const LANGUAGE = 2018
const LOOKS_BEHIND = /\(\?<[=!]/

/** Methods that came later. Names that mean other things too are not here; the runner's realm lacks those all the same. */
const LATER_METHODS = new Set([
  'findLast',
  'findLastIndex',
  'toReversed',
  'toSorted',
  'toSpliced',
  'replaceAll',
  'matchAll',
  'allSettled',
  'hasOwn',
  'withResolvers',
  'fromAsync',
])

const known = new Map<string, ScriptFacts>()

export function factsOf(text: string): ScriptFacts {
  const key = createHash('sha256').update(text).digest('hex')
  const facts = known.get(key) ?? look(text)
  known.set(key, facts)
  return facts
}

interface Named {
  type: string
  name?: string
  value?: unknown
  argument?: unknown
  property?: unknown
}

const isNumber = ({ type, value, argument }: Named): boolean =>
  type === 'UnaryExpression' ? isNumber(argument as Named) : type === 'Literal' && typeof value === 'number'

function look(text: string): ScriptFacts {
  let program: Node
  try {
    program = parse(text, { ecmaVersion: LANGUAGE, allowReturnOutsideFunction: true })
  } catch (fault) {
    const tooNew = fault instanceof Error ? fault.message : String(fault)
    return { tooNew, evaluates: false, members: new Set(), kinds: new Set() }
  }
  const members = new Set<string>()
  const kinds = new Set<string>()
  let evaluates = false
  let tooNew: string | undefined
  const nameOf = (node: Named) => (node.type === 'Identifier' ? node.name : String(node.value ?? ''))
  const called = ({ callee }: { callee: Named }) => {
    if (callee.type === 'Identifier' && callee.name === 'eval') evaluates = true
  }
  const made = (node: { callee: Named; arguments: unknown[] }) => {
    // the bundler’s own `new Function("return this")` is behind a test that never needs it
    if (callee(node) === 'Function' && !isGlobalLookup(node.arguments)) evaluates = true
  }
  const callee = (node: { callee: Named }) => (node.callee.type === 'Identifier' ? node.callee.name : undefined)
  const later = (node: { callee: Named; arguments: unknown[] }) => {
    if (node.callee.type !== 'MemberExpression') return
    const method = nameOf(node.callee.property as Named) ?? ''
    const [only] = node.arguments as Named[]
    const isAt = method === 'at' && node.arguments.length === 1 && only !== undefined && isNumber(only)
    if (isAt || LATER_METHODS.has(method)) tooNew = `.${method}() came later`
  }
  simple(program, {
    CallExpression: (node) => {
      called(node)
      made(node)
      later(node)
    },
    NewExpression: made,
    MemberExpression: ({ property }) => void members.add(nameOf(property as Named) ?? ''),
    Property: ({ key, value }) => {
      const name = nameOf(key as Named)
      if ((name === 'openType' || name === 'type') && (value as Named).type === 'Literal') {
        kinds.add(String((value as Named).value))
      }
    },
    Literal: ({ regex }) => {
      if (regex && LOOKS_BEHIND.test(regex.pattern)) tooNew = `a pattern looks behind: /${regex.pattern}/`
    },
  })
  return { tooNew, evaluates, members, kinds }
}

function isGlobalLookup(args: unknown[]): boolean {
  const [only] = args as Named[]
  return args.length === 1 && only?.type === 'Literal' && only.value === 'return this'
}

/** Our own scripts: the framework names every function that there is. */
const ownScripts = (build: WeappBuild): string[] => build.paths('.js').filter((file) => file !== 'taro.js')

/** Whatever of these names our own scripts use, with the first script that does. */
export function usesOf(build: WeappBuild, names: Iterable<string>): Map<string, string> {
  const found = new Map<string, string>()
  const scripts = ownScripts(build).map((file) => ({ file, facts: factsOf(build.text(file)) }))
  for (const name of names) {
    const user = scripts.find(({ facts }) => facts.members.has(name) || facts.kinds.has(name))
    if (user) found.set(name, user.file)
  }
  return found
}
