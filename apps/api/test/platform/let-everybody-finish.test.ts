import { once } from 'node:events'
import { Agent, createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { letEverybodyFinish } from '../../src/platform/http/let-everybody-finish.ts'

test('a server that ends answers what is under way and what is asked on open connections, each for the last time', async () => {
  const agent = new Agent({ keepAlive: true })
  const waiting: ServerResponse[] = []
  const server = createServer((request, answer) => {
    if (request.url === '/slow') waiting.push(answer)
    else answer.end()
  })
  const everybodyFinished = letEverybodyFinish(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const ask = async (path: string) => {
    const [answer] = (await once(get({ port, host: '127.0.0.1', path, agent }), 'response')) as [IncomingMessage]
    answer.resume()
    await once(answer, 'end')
    return answer.headers.connection
  }
  const slow = ask('/slow')
  const first = ask('/')
  expect(await first).toBe('keep-alive')
  while (waiting.length === 0) await new Promise(setImmediate)
  const finished = everybodyFinished()
  expect(await ask('/')).toBe('close')
  await expect(ask('/')).rejects.toThrow('ECONNREFUSED')
  waiting[0]?.end()
  expect(await slow).toBe('close')
  await finished
  expect(server.listening).toBe(false)
  agent.destroy()
})
