import type { WxContext } from './context.ts'

// What comes out of the mini-program may be anything.
export type Options = Record<string, unknown>

interface Callbacks {
  success?: (result: object) => void
  fail?: (result: object) => void
  complete?: (result: object) => void
}

/** The platform says no: `errMsg` after `name:fail`, and its numbers. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly numbers: { errno?: number; errCode?: number } = {},
  ) {
    super(message)
  }
}

/** The work of one function; what it throws becomes `fail`. It starts at once, before the call returns. */
export type Work = (options: Options) => unknown

const ok = (name: string, result: unknown) => ({ errMsg: `${name}:ok`, ...(result as object | undefined) })

function failed(name: string, fault: unknown) {
  const message = fault instanceof Error ? fault.message : String(fault)
  return { errMsg: `${name}:fail ${message}`, ...(fault instanceof Failure ? fault.numbers : {}) }
}

/** Gives a function the platform’s manners: callbacks, or a promise where there are none. */
export function asyncApi(context: WxContext, name: string, work: Work) {
  const { realm } = context
  return (options: Options & Callbacks = {}): unknown => {
    const { success, fail, complete } = options
    const begun = begin(work, options)
    if (!success && !fail && !complete) {
      return realm.promiseOf((resolve, reject) => {
        begun.then(
          (result) => resolve(realm.adopt(ok(name, result))),
          (fault: unknown) => reject(realm.adopt(failed(name, fault))),
        )
      })
    }
    const answer = (result: object, callback: Callbacks['success']) =>
      realm.later(() => {
        const adopted = realm.adopt(result)
        if (callback) context.run(() => callback(adopted))
        if (complete) context.run(() => complete(adopted))
      })
    begun.then(
      (result) => answer(ok(name, result), success),
      (fault: unknown) => answer(failed(name, fault), fail),
    )
    return undefined
  }
}

async function begin(work: Work, options: Options): Promise<unknown> {
  return work(options)
}

/** A function that answers at once; what goes wrong is thrown inside the mini-program’s own realm. */
export function syncApi<A extends unknown[]>(context: WxContext, name: string, work: (...args: A) => unknown) {
  return (...args: A): unknown => {
    try {
      return context.realm.adopt(work(...args))
    } catch (fault) {
      throw context.realm.error(`${name}:fail ${fault instanceof Error ? fault.message : String(fault)}`)
    }
  }
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
