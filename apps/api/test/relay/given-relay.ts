import { randomUUID } from 'node:crypto'
import type { NeighbourView, RelayAnswer, TellBacks, TellBackView, VoiceView } from '@juwuye/types'
import type { TestApp } from '../build-app.ts'
import type { Answer, GivenCast } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'
import { mp3 } from '../voices/voice-files.ts'

type Over = Record<string, unknown>

/** What a building head does on their round, over HTTP. */
export function relaying(t: TestApp, c: GivenCast) {
  const inject = async (
    method: 'PATCH' | 'DELETE',
    personId: string,
    path: string,
    body?: unknown,
  ): Promise<Answer> => {
    const answer = await t.app.inject({
      method,
      url: `/v1/communities/${c.communityId}${path}`,
      headers: await c.headersOf(personId),
      ...(body === undefined ? {} : { payload: body as object }),
    })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() }
  }
  const uploads = async (
    personId: string,
    where: 'voices' | 'uploads',
    bytes: Buffer,
    id: string = randomUUID(),
    fields: Record<string, string> = {},
  ) => {
    const { headers, payload } = multipartBody(
      { id, ...fields },
      { name: 'a', type: 'application/octet-stream', bytes },
    )
    const url = `/v1/communities/${c.communityId}/${where}`
    const session = await c.headersOf(personId)
    const answer = await t.app.inject({ method: 'POST', url, headers: { ...headers, ...session }, payload })
    return { status: answer.statusCode, headers: answer.headers, body: answer.json() } as Answer
  }
  const entry = (over: Over = {}) => ({
    id: randomUUID() as string,
    name: '王奶奶',
    buildingId: c.buildingId,
    room: '301 室',
    phone: '0574-62000001',
    reach: 'visit',
    reachNote: '耳朵背，敲门重一点',
    consent: { kind: 'family', family: '女儿 王芳' },
    ...over,
  })
  const spoken = async (personId: string) => ({ kind: 'spoken', voiceId: await voice(personId) })
  const voice = async (personId: string, seconds = 3): Promise<string> => {
    const { status, body } = await uploads(personId, 'voices', mp3(seconds))
    if (status !== 200) throw new Error(`the recording answered ${status}`)
    return (body as VoiceView).id
  }
  return {
    patch: (personId: string, path: string, body: unknown) => inject('PATCH', personId, path, body),
    remove: (personId: string, path: string) => inject('DELETE', personId, path),
    sendVoice: (personId: string, bytes: Buffer, id?: string, fields?: Record<string, string>) =>
      uploads(personId, 'voices', bytes, id, fields),
    async photo(personId: string): Promise<string> {
      return (await uploads(personId, 'uploads', await phonePhoto({ width: 80, height: 60 }))).body.id
    },
    voice,
    spoken,
    entry,
    async looksAfter(personId: string, over?: Over): Promise<NeighbourView> {
      const { status, body } = await c.post(personId, '/neighbours', entry(over))
      if (status !== 200) throw new Error(`the list answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
    concern: async (personId: string, neighbourId: string, over: Over = {}) => ({
      id: randomUUID() as string,
      neighbourId,
      text: '楼道灯不亮，晚上不敢下楼',
      consent: await spoken(personId),
      readBack: true,
      ...over,
    }),
    round: (personId: string, items: readonly unknown[], roundId: string = randomUUID()) =>
      c.post(personId, '/relays', { roundId, items }) as Promise<Omit<Answer, 'body'> & { body: RelayAnswer }>,
    async tellBacks(personId: string, query = ''): Promise<TellBacks> {
      const { status, body } = await c.get(personId, `/tell-backs${query}`)
      if (status !== 200) throw new Error(`the duties answered ${status}: ${JSON.stringify(body)}`)
      return body
    },
    tells: (personId: string, { id }: Pick<TellBackView, 'id'>, body: Over, headers?: Record<string, string>) =>
      c.post(personId, `/tell-backs/${id}/told`, body, headers),
  }
}

/** The case of a concern that was sent. */
export function caseIdOf({ body }: { body: RelayAnswer }, place = 0): string {
  const item = body.items[place]
  if (item?.outcome !== 'sent') throw new Error(`not sent: ${JSON.stringify(body)}`)
  return item.caseId
}
