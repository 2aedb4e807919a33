import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches a server's connections. What is answered lets go of those on which nothing is asked for, now and as soon as what
 * is under way is answered: Node keeps one open that a browser opened in advance and never used, and for its keep-alive one
 * whose answer had begun, and the end would wait for them.
 */
export function letIdleGo(server: Server): () => void {
  const idle = new Set<Socket>()
  let ending = false
  server.on('connection', (socket: Socket) => {
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    idle.delete(socket)
    response.once('close', () => {
      if (ending) socket.destroySoon()
      else if (!socket.destroyed) idle.add(socket)
    })
  })
  return () => {
    ending = true
    for (const socket of idle) socket.destroy()
  }
}
