import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Makes every id of the product; databases make none, so that rows may live on any server. */
export interface Ids {
  /** UUIDv7: time first, so that the order of ids is the order of making. */
  uuid(): string
  /** A community's number: fifteen digits that tell nothing, neither place nor order. */
  communityId(): string
}

const LAST_COUNT = 0xfff
const SMALLEST_COMMUNITY = 100_000_000_000_000n

export function createIds(clock: Clock, random: (size: number) => Buffer = randomBytes): Ids {
  let last = { time: 0, counter: 0 }
  const startCounter = () => random(2).readUInt16BE() & (LAST_COUNT >> 1)
  return {
    uuid() {
      // a clock that was set back does not set the order back
      let time = Math.max(clock.now(), last.time)
      // ids made within one millisecond keep their order: 12 bits count, started at random in the lower half
      let counter = time === last.time ? last.counter + 1 : startCounter()
      if (counter > LAST_COUNT) {
        time += 1
        counter = startCounter()
      }
      last = { time, counter }
      return formatUuid(time, counter, random(8))
    },
    communityId: () => String(SMALLEST_COMMUNITY + (random(8).readBigUInt64BE() % (9n * SMALLEST_COMMUNITY))),
  }
}

/** The same text makes the same id (version 8), for what is sent again to be known again. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function formatUuid(time: number, counter: number, tail: Buffer): string {
  const hex = time.toString(16).padStart(12, '0')
  const variant = ((tail.readUInt16BE(0) & 0x3fff) | 0x8000).toString(16)
  const version = (0x7000 | counter).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8)}-${version}-${variant}-${tail.toString('hex', 2)}`
}
