import { eventually, givenJobs, type JobsHere } from './given-jobs.ts'
import { environmentOf, killProcesses, startProcess } from './processes.ts'

let here: JobsHere
beforeAll(async () => {
  here = await givenJobs()
  await here.inside.rows('create schema trial')
  await here.inside.rows(`create table trial.tries (outbox_id uuid, attempt int, pid int)`)
  await here.inside.rows('create table trial.told (outbox_id uuid primary key)')
  await here.inside.rows('create table trial.effects (outbox_id uuid)')
  await here.inside.rows('grant usage on schema trial to juwuye_api')
  await here.inside.rows('grant select, insert on all tables in schema trial to juwuye_api')
})
afterAll(async () => {
  killProcesses()
  await here.inside.rows('drop schema trial cascade')
  await here.t.close()
})

const KILLS = 5
const ROWS = 1_500

test(`every outbox row is told once in effect though workers are killed ${KILLS} times`, async () => {
  const communities = Array.from({ length: 15 }, () => here.community())
  const rows: string[] = []
  for (const id of communities) rows.push(...(await here.writeOutbox(id, ROWS / communities.length)))
  const count = async (what: string) =>
    (await here.inside.rows(`select count(*)::int as n from ${what}`))[0].n as number
  const telling = () => startProcess('test/jobs/telling-process.ts', environmentOf(here.t))
  const steady = telling()
  for (let kill = 1; kill <= KILLS; kill++) {
    const worker = telling()
    await eventually(
      `worker ${kill} is at it`,
      async () => (await count(`trial.tries where pid = ${worker.pid}`)) >= 40,
      30_000,
    )
    await worker.kill()
    // as if the minute were over in which a worker may be silent; the one that lives says that it is
    await here.inside.rows(
      `update juwuye_jobs.job set started_on = started_on - interval '45 seconds' where state = 'active'`,
    )
  }
  await eventually(
    'everything is told',
    async () => {
      await here.inside.rows(
        `update juwuye_jobs.job set start_after = now() where state = 'retry' and start_after > now()`,
      )
      return (await count(`juwuye_jobs.job where state = 'completed'`)) === ROWS
    },
    120_000,
  )
  expect(await steady.stop()).toBe(0)
  const told = (await here.inside.rows('select outbox_id from trial.effects order by 1')).map((row) => row.outbox_id)
  expect(told).toEqual([...rows].sort())
  expect(await count('juwuye.outbox where relayed_at is null')).toBe(0)
  // and it was a trial: what some died at, others did again
  expect(
    await count('(select from trial.tries group by outbox_id having count(distinct pid) > 1) as begun_by_two'),
  ).toBeGreaterThan(0)
}, 240_000)
