import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches a server's connections. What is answered lets go of those on which nothing is asked for: Node keeps one open
 * that a browser opened in advance and never used, and the end would wait for it.
 */
export function letIdleGo(server: Server): () => void {
  const idle = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    idle.add(socket)
    socket.once('close', () => idle.delete(socket))
  })
  server.on('request', ({ socket }, response) => {
    idle.delete(socket)
    response.once('close', () => !socket.destroyed && idle.add(socket))
  })
  return () => {
    for (const socket of idle) socket.destroy()
  }
}
