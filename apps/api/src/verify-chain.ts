import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { dayHeads } from '@juwuye/types/schemas'
import { type BrokenLink, type PublishedHeads, type Verified, verifyDatabase } from './features/ledger/index.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabases } from './platform/db/pools.ts'
import { Advice, databaseOfTools } from './tool-database.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

function readPublished(file: string): PublishedHeads {
  try {
    return dayHeads.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new Advice(`${file} 不是从“日指纹”公开地址存下来的`, { cause })
  }
}

const DAY_FAULTS = {
  missing: '没有日指纹',
  link: '的日指纹和前一天接不上',
  events: '记下的事和日指纹对不上：有一条改过、少了或者多了',
}

function told(link: BrokenLink): string {
  switch (link.what) {
    case 'case':
      return `${link.community} ${link.number}：第 ${link.seq} 条${link.there ? '对不上' : '不见了'}，从这一条起都不能信`
    case 'day':
      return `${link.community} ${link.day} ${DAY_FAULTS[link.fault]}`
    case 'published':
      return `${link.community} ${link.day} 的日指纹${link.fault === 'missing' ? '不见了' : '和当时公开的不一样'}：公开以后改过记录`
  }
}

/** `npm run verify-chain`: goes through the whole database. @returns 0 when all holds, 1 when something does not */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { published: { type: 'string', multiple: true, default: [] } } })
  const published = values.published.map(readPublished)
  const url = databaseOfTools()
  const db = openDatabases({ api: url, public: url, sweeper: url }, () => {})
  const verified: Verified = { communities: 0, cases: 0, events: 0, days: 0, compared: 0 }
  let broken = 0
  try {
    for await (const link of verifyDatabase(db.api, systemClock.now(), published, verified)) {
      broken += 1
      say(`✗ ${told(link)}`)
    }
  } finally {
    await db.close()
  }
  const { communities, cases, events, days, compared } = verified
  say(
    `核对了 ${communities} 个社区、${cases} 件事、${events} 条记录、${days} 天的日指纹，比对了 ${compared} 个当时公开的`,
  )
  say(broken === 0 ? '都对得上' : `${broken} 处对不上`)
  return broken === 0 ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: Error) => {
    process.stderr.write(`${error instanceof Advice ? error.message : error.stack}\n`)
    process.exitCode = 2
  },
)
