import { setTimeout as pause } from 'node:timers/promises'

export interface Answered {
  status: number
  body: string
  /** How often it was sent. */
  tries: number
}

interface Sending {
  method?: 'GET' | 'POST'
  headers: Record<string, string>
  body?: string | ArrayBuffer
  /** Hears of each try that came to nothing: a status, or the name of what broke. */
  onMiss?: (what: string) => void
}

/** Ends tries of a run that is over for other reasons. */
const LIMIT = 4 * 60_000
const PATIENCE = 15_000

/** Sends as a phone does: again with the same content until there is an answer that is one, and no sooner than it was told. */
export async function sendUntilTaken(url: string, { onMiss, ...sending }: Sending): Promise<Answered> {
  const since = Date.now()
  for (let tries = 1; ; tries++) {
    const answer = await tryOnce(url, sending)
    if (typeof answer === 'object' && answer.status < 500) return { ...answer, tries }
    onMiss?.(typeof answer === 'object' ? String(answer.status) : answer)
    if (Date.now() > since + LIMIT) throw new Error(`no answer in time: ${JSON.stringify(answer)}`)
    const after = typeof answer === 'object' ? answer.retryAfter * 1_000 : 0
    await pause(after + 200 + Math.random() * 800)
  }
}

/** One try: the answer, or the name of what broke. */
export async function tryOnce(
  url: string,
  { method = 'POST', headers, body }: Omit<Sending, 'onMiss'>,
): Promise<{ status: number; body: string; retryAfter: number } | string> {
  try {
    const response = await fetch(url, {
      method,
      headers,
      signal: AbortSignal.timeout(PATIENCE),
      ...(body === undefined ? {} : { body }),
    })
    const retryAfter = Number(response.headers.get('retry-after') ?? 0)
    return { status: response.status, body: await response.text(), retryAfter }
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } }
    return cause?.code ?? name
  }
}

/** How often each was said. */
export class Tally {
  readonly counts = new Map<string, number>()
  add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1)
  }
  toString(): string {
    return [...this.counts].map(([what, n]) => `${what} × ${n}`).join(', ') || 'none'
  }
}
