import { parseArgs } from 'node:util'
import { LIMITS } from '@juwuye/domain'
import { whenText } from '@juwuye/messages'
import encodeQR from 'qr'
import { invitationPath, inviteOfficer, type OfficerOf } from './features/opening/index.ts'
import { systemClock } from './platform/clock.ts'
import { openDatabases } from './platform/db/pools.ts'
import { createIds } from './platform/ids.ts'
import { Advice, databaseOfTools } from './tool-database.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

const USAGE = 'npm run invite-officer -- --city 临溪市 --town 梧桐街道 [--days 7]（不写 --town 就是请市里的人）'
const NAME = /^\S{1,20}$/

function asked(): OfficerOf {
  const { values } = parseArgs({
    options: { city: { type: 'string' }, town: { type: 'string' }, days: { type: 'string', default: '7' } },
  })
  const { city, town } = values
  const days = Number(values.days)
  if (!city || !NAME.test(city) || (town !== undefined && !NAME.test(town))) throw new Advice(USAGE)
  if (!Number.isInteger(days) || days < 1 || days > LIMITS.invitationDays)
    throw new Advice(`--days 从 1 到 ${LIMITS.invitationDays}`)
  return { city, town: town ?? null, days }
}

/** Where people reach the server. */
const origin = () => process.env.PUBLIC_URL ?? `http://127.0.0.1:${process.env.PORT ?? 3000}`

/** `npm run invite-officer`: enters a city and a town, and makes a one-time code for an officer. */
async function main(): Promise<void> {
  const office = asked()
  const url = databaseOfTools()
  const db = openDatabases({ api: url, public: url, sweeper: url }, () => {})
  try {
    const now = systemClock.now()
    const made = await inviteOfficer({ db, ids: createIds(systemClock), clock: systemClock }, office)
    if (made.entered.length > 0) say(`登记了：${made.entered.join('、')}`)
    const link = `${origin()}${invitationPath(made.code)}`
    say(encodeQR(link, 'term'))
    say(link)
    say(
      `给 ${office.town ?? office.city} 的工作人员，只能用一次，到 ${whenText(made.endsAt, now)} 为止；以前没用过的已经作废`,
    )
  } finally {
    await db.close()
  }
}

main().catch((error: Error & { code?: string }) => {
  const mendable = error instanceof Advice || error.code?.startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`${mendable ? error.message : error.stack}\n`)
  process.exitCode = 2
})
