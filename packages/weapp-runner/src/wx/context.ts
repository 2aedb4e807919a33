import type { WeappBuild } from '../build/weapp-build.ts'
import type { LogicRealm } from '../logic/logic-realm.ts'
import type { PageStack } from '../pages/page-stack.ts'
import type { Phone } from '../phone/phone.ts'

export interface LaunchOptions {
  path: string
  query: Record<string, string>
  scene: number
  referrerInfo: object
}

/** What the platform’s functions stand on. */
export interface WxContext {
  readonly phone: Phone
  readonly build: WeappBuild
  readonly realm: LogicRealm
  readonly stack: PageStack
  readonly launch: LaunchOptions
  /** Opened from Moments: one page alone, and most of the platform is not there. */
  readonly singlePage: boolean
  /** A finger’s tap is being handled at this very moment. */
  readonly tapping: () => boolean
  readonly run: <T>(work: () => T) => T | undefined
  readonly hooks: Hooks
}

/** Who wants to be told what. */
export class Hooks {
  private readonly listeners = new Map<string, Set<(detail: unknown) => void>>()

  add(event: string, listener: (detail: unknown) => void): void {
    const known = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, known.add(listener))
  }

  remove(event: string, listener?: (detail: unknown) => void): void {
    if (listener) this.listeners.get(event)?.delete(listener)
    else this.listeners.delete(event)
  }

  has(event: string): boolean {
    return (this.listeners.get(event)?.size ?? 0) > 0
  }

  of(event: string): ((detail: unknown) => void)[] {
    return [...(this.listeners.get(event) ?? [])]
  }
}
