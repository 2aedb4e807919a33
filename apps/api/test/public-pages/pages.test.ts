import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { outside } from '../publicity/outside.ts'

jest.setTimeout(60_000)

describe('the public pages', () => {
  let t: TestApp
  let c: GivenCast
  let out: ReturnType<typeof outside>
  let caseId: string
  let publicationId: string

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    out = outside(t, c)
    const whistle = await out.photo(c.reporter)
    const { id } = await c.blows(c.reporter, { photos: [whistle] })
    await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '楼道灯 <b>', partyIds: [c.parties.property] })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    const nodeId = (await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())).nodes[0]?.id
    await c.does(c.propertyWorker, id, 'submit-node', { nodeId, note: '换好了' })
    await c.allSign(id)
    caseId = id
    publicationId = (await c.publishes(id, { done: '换了<script>灯泡</script>' })).publicationId ?? ''
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const at = (rest = '') => `/p/${c.communityId}${rest}`
  const get = (url: string, headers: Record<string, string> = {}) => t.app.inject({ url: encodeURI(url), headers })
  const addresses = () => ['', '?big=1', '/notice', '/hall', `/${publicationId}`, `/${publicationId}?big=1`].map(at)

  test('are whole HTML with title, description and og tags, and say what was published without a script', async () => {
    const { body } = await get(at(`/${publicationId}`))
    expect(body).toMatch(/^<!doctype html>\n<html lang="zh-CN">/)
    expect(body).toContain('<title>楼道灯 &lt;b></title>')
    expect(body).toMatch(/<meta name="description" content="青桐苑。[^"]+"/)
    for (const property of ['og:title', 'og:description', 'og:url', 'og:image']) expect(body).toContain(property)
    for (const words of ['楼道灯不亮', '安居物业办的', '居委会', '从吹哨到验完', '我有不同意见', '反映这一页有问题']) {
      expect(body).toContain(words)
    }
    const wall = (await get(at())).body
    expect(wall).toContain(`href="${at(`/${publicationId}`)}"`)
    expect(wall).toContain('共公示 1 件')
    const icon = /<link rel="icon" [^>]*href="([^"]+)"/.exec(body)?.[1] ?? ''
    expect((await get(icon)).headers['content-type']).toBe('image/svg+xml')
    const image = /og:image" content="[^"]*?(\/v1[^"]+)"/.exec(body)?.[1] ?? ''
    expect((await get(image)).headers['content-type']).toBe('image/jpeg')
  })

  test('what people typed is text, there is no inline script or style, and the policy allows none', async () => {
    for (const url of addresses()) {
      const { body, headers, statusCode } = await get(url)
      expect([url, statusCode]).toEqual([url, 200])
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).not.toContain('unsafe')
      expect(body.match(/<script(?! type="module" src="\/p\/assets\/)|<style|\sstyle=|\son\w+=/)).toBeNull()
      if (url.includes(publicationId)) expect(body).toContain('换了&lt;script>灯泡&lt;/script>')
    }
  })

  test('are kept for a minute, known by their ETag, and sent small', async () => {
    for (const url of [...addresses(), `${out.base}?limit=5`, `${out.base}/${publicationId}`]) {
      const first = await get(url)
      const etag = String(first.headers.etag)
      expect(etag).toMatch(/^W\/"/)
      expect((await get(url, { 'if-none-match': etag })).statusCode).toBe(304)
      const small = await get(url, { 'accept-encoding': 'gzip' })
      if (first.body.length < 600) continue
      expect([small.headers['content-encoding'], small.headers.vary]).toEqual([
        'gzip',
        expect.stringMatching(/accept-enc/i),
      ])
      expect(gunzipSync(small.rawPayload).toString()).toBe(first.body)
    }
    expect((await get(at())).headers['cache-control']).toBe('public, max-age=60')
    const photo = (await out.page(publicationId)).photos[0]?.full ?? ''
    const shown = await get(photo)
    expect(shown.headers['cache-control']).toBe('public, max-age=60')
    expect((await get(photo, { 'if-none-match': String(shown.headers.etag) })).statusCode).toBe(304)
  })

  test('a page that is taken down is gone at once, also for who holds its ETag, and from wall and hall', async () => {
    const page = await get(at(`/${publicationId}`))
    const photo = (await out.page(publicationId)).photos[0]?.full ?? ''
    const shown = await get(photo)
    await c.does(c.socialWorker, caseId, 'take-down', { reason: '照片里有门牌' })
    for (const [url, answer] of [
      [at(`/${publicationId}`), page],
      [photo, shown],
    ] as const) {
      const gone = await get(url, { 'if-none-match': String(answer.headers.etag) })
      expect([gone.statusCode, gone.headers['cache-control']]).toEqual([404, 'no-store'])
    }
    expect((await get(at(`/${publicationId}/notice`))).statusCode).toBe(404)
    for (const url of [at(), at('/hall')]) expect((await get(url)).body).not.toContain('楼道灯')
    const { whistles } = await c.view(c.socialWorker, caseId)
    const photos = whistles.flatMap((w) => w.photos.map(({ id }) => ({ id, use: 'clean' })))
    const { publicationId: again } = await out.restores(caseId, { photos })
    expect((await get(at(`/${publicationId}`))).statusCode).toBe(404)
    publicationId = again ?? ''
    expect((await get(at(`/${publicationId}`))).statusCode).toBe(200)
  })

  test('count who was asked and who answered, never with words', async () => {
    const line = async () =>
      /问了 \d+ 位[^<]*(<\/span><span class="clause">[^<]*)*/.exec((await get(at(`/${publicationId}`))).body)?.[0]
    expect(await line()).toBe('问了 1 位，</span><span class="clause">还没有人回话')
    await c.does(c.reporter, caseId, 'rate', { solved: 'solved', level: 3, words: '总算亮了' })
    const { ratings } = await out.page(publicationId)
    expect(ratings).toEqual({ asked: 1, answered: 1, solved: 1, content: 1 })
    expect((await out.wall()).figures).toEqual({ published: 1, unsolved: 0, medianDays: 1, ratings })
    expect(await line()).toContain('1 位说解决了')
    for (const url of [...addresses(), out.base, `${out.base}/${publicationId}`]) {
      expect((await get(url)).body).not.toContain('总算亮了')
    }
  })

  test('a notice carries a code of its page, on A4 or A5', async () => {
    for (const [url, word] of [
      [at('/notice'), '公示的事'],
      [at(`/${publicationId}/notice?paper=a5`), '楼道灯'],
    ] as const) {
      const { body } = await get(url)
      expect(body).toContain(word)
      expect(body).toContain('<svg')
      expect(body).toMatch(url.includes('a5') ? /class="paper a5"/ : /class="paper a4"/)
    }
  })

  test('the hall’s script and worker are served, the one for good, the other asked for each time', async () => {
    const { body } = await get(at('/hall'))
    for (const file of body.match(/\/p\/assets\/[\w.-]+/g) ?? []) {
      const { statusCode, headers } = await get(file)
      expect([file, statusCode]).toEqual([file, 200])
      expect(headers['cache-control']).toContain('immutable')
    }
    const worker = await get(/data-worker="([^"]+)"/.exec(body)?.[1] ?? '')
    expect([worker.statusCode, worker.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(worker.headers['content-type']).toMatch(/^text\/javascript/)
  })

  test.each([
    ['no community', () => '/p/abc', 404],
    ['an unknown community', () => '/p/999999', 404],
    ['an unknown page', () => at(`/${randomUUID()}`), 404],
    ['something else below it', () => at(`/${publicationId}/more`), 404],
    ['an unknown file', () => '/p/assets/../../package.json', 404],
    ['a wrong cursor', () => at('?cursor=x'), 422],
    ['an unknown paper', () => at('/notice?paper=a3'), 422],
    ['an unknown size', () => at('?big=2'), 422],
  ])('%s is answered with a page in Chinese, kept by nobody', async (_, url, status) => {
    const answer = await get(url())
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([status, 'no-store'])
    if (answer.headers['content-type']?.toString().startsWith('text/html')) expect(answer.body).toMatch(/<h1>这一页/)
  })

  test('the page of another community is not there under this one’s address', async () => {
    const other = await givenCast(t)
    expect((await get(`/p/${other.communityId}/${publicationId}`)).statusCode).toBe(404)
    expect((await get(`/p/${other.communityId}`)).body).toContain('这里还没有公示过')
  })
})
