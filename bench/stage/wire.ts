import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a server that can break. */
export interface Wire {
  url: string
  /** 'refuses': nobody is there; 'hangs': takes everything and says nothing. */
  set(way: 'through' | 'refuses' | 'hangs'): Promise<void>
  close(): Promise<void>
}

export async function layWire(to: string): Promise<Wire> {
  const { port: target } = new URL(to)
  const open = new Set<Socket>()
  let hangs = false
  const listen = async (port: number): Promise<Server> => {
    const server = createServer((near) => {
      open.add(near)
      near.on('error', () => {}).once('close', () => open.delete(near))
      if (hangs) return void near.resume()
      const far = connect(Number(target), '127.0.0.1')
      far.on('error', () => near.destroy())
      near.once('close', () => far.destroy())
      near.pipe(far).pipe(near)
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return server
  }
  const cut = async (server: Server) => {
    const closed = once(server, 'close')
    server.close()
    for (const socket of open) socket.destroy()
    await closed
  }
  let server: Server | undefined = await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async set(way) {
      if (server) await cut(server)
      hangs = way === 'hangs'
      server = way === 'refuses' ? undefined : await listen(port)
    },
    async close() {
      if (server) await cut(server)
    },
  }
}
