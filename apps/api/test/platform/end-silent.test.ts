import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { endSilent } from '../../src/platform/http/end-silent.ts'

/** More than fits between server and client, in pieces. */
const ANSWER = Array.from({ length: 400 }, () => 'x'.repeat(64 * 1024))
const PATIENCE = 1_000

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5)
}

test('who takes nothing of an answer is let go of, whatever they go on sending; who takes it slowly is not', async () => {
  const ends: Socket[] = []
  const server = createServer((_request, answer) => void Readable.from(ANSWER).pipe(answer))
  server.on('connection', (socket) => ends.push(socket))
  const look = endSilent(server, PATIENCE)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const asks = async () => {
    const client = connect(port, '127.0.0.1')
    client.on('error', () => {})
    client.pause()
    const nth = ends.length
    client.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n')
    await until(() => (ends[nth]?.writableLength ?? 0) > 0)
    const end = ends[nth] as Socket
    // what fits between them is through once nothing more goes
    for (let last = -1; last !== end.bytesWritten; await pause(50)) last = end.bytesWritten
    return { client, end, taken: () => end.bytesWritten - end.writableLength }
  }
  const silent = await asks()
  const slow = await asks()
  look(0)
  const knock = setInterval(() => silent.client.write('\r\n'), 5)
  const read = silent.end.bytesRead
  await until(() => silent.end.bytesRead > read)
  const before = slow.taken()
  slow.client.resume()
  await until(() => slow.taken() > before)
  slow.client.pause()
  look(PATIENCE - 1)
  expect([silent.end.destroyed, slow.end.destroyed]).toEqual([false, false])
  look(PATIENCE)
  expect([silent.end.destroyed, slow.end.destroyed]).toEqual([true, false])
  clearInterval(knock)
  // all of it is taken, and nothing more is asked for
  slow.client.resume()
  await until(() => slow.end.writableLength === 0)
  look(PATIENCE * 3)
  look(PATIENCE * 9)
  expect(slow.end.destroyed).toBe(false)
  for (const { client } of [silent, slow]) client.destroy()
  server.close()
})
