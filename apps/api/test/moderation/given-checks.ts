import { randomUUID } from 'node:crypto'
import { createAppWorker } from '../../src/handlers.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'

export interface Checks {
  t: TestApp
  c: GivenCast
  inside: Inside
  /** Tells WeChat's stand-in something, as its console or a phone would. */
  control<T = Record<string, unknown>>(name: string, body?: object): Promise<T>
  /** Uploads a picture as a phone does; nobody looked at it yet. */
  upload(personId: string): Promise<string>
  /** Does every job there is, waits for what WeChat pushes, and does what comes of that. */
  settle(): Promise<void>
  /** Lets WeChat finish what it is fetching first. */
  close(): Promise<void>
  /** What is kept of the check of this whistle, photo or entry. */
  check(subjectId: string): Promise<{ verdict: string; label: number | null; decision: string | null } | undefined>
}

/** A community, a server that WeChat can reach, and a database in which only these tests add jobs. */
export async function givenChecks(): Promise<Checks> {
  const t = await buildTestApp({ databaseSuffix: '_moderation' })
  const c = await givenCast(t)
  const inside = await openInside(t)
  await inside.rows('truncate juwuye_jobs.job, juwuye_jobs.archive, juwuye.outbox')
  const url = await t.app.listen({ host: '127.0.0.1', port: 0 })
  t.deps.publicUrl = url
  const worker = createAppWorker(t.deps)
  const control = async <T>(name: string, body: object = {}): Promise<T> => {
    const response = await fetch(`${t.standinUrl}/admin/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as T
  }
  await control('callback', { url: `${url}/v1/wechat/push` })
  const pushed = async () => {
    while (!(await control<{ idle: boolean }>('pushes')).idle) await new Promise((resolve) => setTimeout(resolve, 20))
  }
  let shade = 0
  return {
    t,
    c,
    inside,
    control,
    async upload(personId) {
      const id = randomUUID()
      shade = (shade + 37) % 256
      const colour = `#${shade.toString(16).padStart(2, '0')}8b6f`
      const file = { name: 'a.jpg', type: 'image/jpeg', bytes: await phonePhoto({ width: 80, height: 60, colour }) }
      const { headers, payload } = multipartBody({ id }, file)
      const answer = await t.app.inject({
        method: 'POST',
        url: `/v1/communities/${c.communityId}/uploads`,
        headers: { ...headers, ...(await c.headersOf(personId)) },
        payload,
      })
      if (answer.statusCode !== 200) throw new Error(answer.body)
      return id
    },
    async settle() {
      await worker.drain({ early: true })
      await pushed()
      await worker.drain({ early: true })
    },
    async close() {
      await pushed()
      await t.close()
    },
    async check(subjectId) {
      const [row] = await inside.rows(
        'select verdict, label, decision from juwuye.content_checks where subject_id = $1',
        [subjectId],
      )
      return row
    },
  }
}
