import type { Server } from 'node:http'
import type { Socket } from 'node:net'

interface Waiting {
  taken: number
  since: number
}

/** Of what was written; a piece counts once all of it is through. */
const takenBy = (socket: Socket) => socket.bytesWritten - socket.writableLength

/**
 * Ends connections whose clients take nothing of what is sent to them. Node's own timeout is put off by every byte that such
 * a client sends.
 *
 * @param patience in ms
 * @returns To be called again and again, with a time that only grows, in ms.
 */
export function endSilent(server: Server, patience: number): (now: number) => void {
  const open = new Set<Socket>()
  const waiting = new WeakMap<Socket, Waiting>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  return (now) => {
    for (const socket of open) {
      const before = waiting.get(socket)
      const taken = takenBy(socket)
      if (socket.writableLength === 0) waiting.delete(socket)
      else if (before?.taken !== taken) waiting.set(socket, { taken, since: now })
      else if (now - before.since >= patience) socket.destroy()
    }
  }
}
