import type { TestApp } from '../build-app.ts'
import type { GivenCast } from '../given-cast.ts'

export interface Reply {
  status: number
  body: { code?: string; id?: string; number?: string; params?: object; detail?: string; state?: string }
}

/** Asking over real sockets, on the pool of the serving role: what is sent at once arrives at once. */
export async function openSockets(t: TestApp, c: GivenCast) {
  const url = await t.app.listen({ host: '127.0.0.1', port: 0 })
  return async (personId: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Reply> => {
    const session = await c.headersOf(personId)
    const answer = await fetch(`${url}/v1/communities/${c.communityId}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...session, ...headers },
      body: JSON.stringify(body),
    })
    return { status: answer.status, body: (await answer.json()) as Reply['body'] }
  }
}

/** “409 lead-taken”, or “200”. */
export const inShort = ({ status, body }: Reply): string => `${status} ${body.code ?? ''}`.trim()
