/** WeChat has no AbortController, and TanStack Query then sends nothing, silently. The build provides this one there. */
type Listener = (event: { type: 'abort' }) => void

class Signal {
  aborted = false
  reason: unknown = undefined
  onabort: Listener | null = null
  private listeners: Listener[] = []

  addEventListener(_type: 'abort', listener: Listener) {
    this.listeners.push(listener)
  }

  removeEventListener(_type: 'abort', listener: Listener) {
    this.listeners = this.listeners.filter((other) => other !== listener)
  }

  throwIfAborted() {
    if (this.aborted) throw this.reason
  }

  fire(reason: unknown) {
    if (this.aborted) return
    this.aborted = true
    this.reason = reason ?? Object.assign(new Error('aborted'), { name: 'AbortError' })
    const event = { type: 'abort' as const }
    this.onabort?.(event)
    for (const listener of [...this.listeners]) listener(event)
  }
}

export class AbortController {
  readonly signal = new Signal()

  abort(reason?: unknown) {
    this.signal.fire(reason)
  }
}
