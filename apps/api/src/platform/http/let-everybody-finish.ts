import type { Server, ServerResponse } from 'node:http'
import { Server as NetServer } from 'node:net'

/** How long whoever keeps a connection open may ask once more on it, in ms. */
const LINGER = 2_000

/**
 * Watches a server, so that it can end without an answer lost. What is answered takes no new connections, says on each
 * answer that it is the last of its connection, and waits until no connection is left, or nobody asked for a while:
 * ended at once, an idle connection may be one on which somebody is just asking.
 */
export function letEverybodyFinish(server: Server): () => Promise<void> {
  const answers = new Set<ServerResponse>()
  let ending = false
  const sayLast = (answer: ServerResponse) => {
    if (!answer.headersSent) answer.setHeader('connection', 'close')
  }
  server.prependListener('request', (_, answer: ServerResponse) => {
    if (ending) sayLast(answer)
    answers.add(answer)
    answer.once('close', () => answers.delete(answer))
  })
  return async () => {
    ending = true
    for (const answer of answers) sayLast(answer)
    // not the method of HTTP servers, which ends what is idle
    const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
    let timer: NodeJS.Timeout | undefined
    const lingered = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LINGER)
    })
    await Promise.race([closed, lingered])
    clearTimeout(timer)
  }
}
