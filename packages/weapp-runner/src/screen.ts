import type { MiniProgram } from './mini-program.ts'
import { type Trail, textOf, trails, type ViewNode } from './view/nodes.ts'

type Words = string | RegExp

const fits = (said: string, words: Words) => (typeof words === 'string' ? said === words : words.test(said))

/** What an element is read out as: its label, else what stands in it. */
export const nameOf = (node: ViewNode): string => String(node.attr.ariaLabel ?? '') || textOf(node).trim()

const roleOf = ({ tag, attr }: ViewNode): string => String(attr.ariaRole ?? '') || (tag === 'button' ? 'button' : '')

const isOff = ({ attr }: ViewNode) => attr.ariaDisabled === true || attr.disabled === true

const INPUTS = new Set(['input', 'textarea'])

/** The page in front as a person meets it: by what is read out, not by classes. */
export class Screen {
  constructor(
    private readonly program: MiniProgram,
    /** Only what lies inside this one of the elements. */
    private readonly inside: ((root: ViewNode) => Trail | undefined) | undefined = undefined,
  ) {}

  /** The last of the elements that fit, as it is drawn at any later moment: the sheet in front. */
  within(choose: (node: ViewNode) => boolean): Screen {
    return new Screen(this.program, (root) =>
      [...trails(root)].filter((trail) => choose(trail.at(-1) as ViewNode)).at(-1),
    )
  }

  get text(): string {
    const trail = this.ground()
    return trail ? textOf(trail.at(-1) as ViewNode) : ''
  }

  /** Every element that fits, outermost first. */
  all(choose: (node: ViewNode) => boolean): Trail[] {
    const ground = this.ground()
    if (!ground) return []
    const below = trails(ground.at(-1) as ViewNode, ground.slice(0, -1))
    return [...below].filter((trail) => choose(trail.at(-1) as ViewNode))
  }

  withRole(role: string, name?: Words): Trail[] {
    return this.all((node) => roleOf(node) === role && (name === undefined || fits(nameOf(node), name)))
  }

  field(label: string): Trail | undefined {
    return this.all(({ tag, attr }) => INPUTS.has(tag) && attr.ariaLabel === label)[0]
  }

  /** Presses what is read out so; undefined when it is not there or cannot be pressed now. */
  press(role: string, name: Words): true | undefined {
    const found = this.withRole(role, name).filter((trail) => !trail.some(isOff))
    const trail = found.at(-1)
    return trail && this.tap(trail)
  }

  /** A finger on the element. @throws Error when nothing listens there */
  tap(trail: Trail): true {
    if (this.program.dispatch(trail, 'tap', { x: 1, y: 1 }) === 0) {
      throw new Error(`nothing listens to a tap on “${nameOf(trail.at(-1) as ViewNode)}”`)
    }
    return true
  }

  /** Types and leaves the field. */
  write(label: string, value: string): true | undefined {
    const trail = this.field(label)
    if (!trail) return undefined
    this.program.dispatch(trail, 'focus', { value: '' })
    if (this.program.dispatch(trail, 'input', { value, cursor: value.length }) === 0) {
      throw new Error(`nothing listens to typing into “${label}”`)
    }
    const after = this.field(label)
    if (after) this.program.dispatch(after, 'blur', { value })
    return true
  }

  /** Sets a picker of the platform, found by what stands in it. */
  pick(words: Words, value: string): true | undefined {
    const trail = this.all((node) => node.tag === 'picker' && fits(textOf(node), words))[0]
    if (trail) this.program.dispatch(trail, 'change', { value })
    return trail && true
  }

  private ground(): Trail | undefined {
    const root = this.program.page.tree
    return this.inside ? this.inside(root) : [root]
  }
}
