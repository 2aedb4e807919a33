/** How the next answers of one API go: one of WeChat's codes, none at all, or right but late. */
export type Failure = { times: number } & ({ errcode: number } | { hang: true } | { delay: number })

/** Bad days that were asked for, by the API's path. */
export class Failures {
  readonly #planned = new Map<string, Failure>()

  /** Replaces what was planned for this API; 0 times takes it back. */
  plan(api: string, failure: Failure): void {
    if (failure.times === 0) this.#planned.delete(api)
    else this.#planned.set(api, failure)
  }

  take(api: string): Failure | undefined {
    const failure = this.#planned.get(api)
    if (!failure) return undefined
    if (failure.times <= 1) this.#planned.delete(api)
    else this.#planned.set(api, { ...failure, times: failure.times - 1 })
    return failure
  }
}
