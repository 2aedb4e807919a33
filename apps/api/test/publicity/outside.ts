import { randomUUID } from 'node:crypto'
import type { CaseView, PublicationList, PublicationView } from '@juwuye/types'
import { letWechatJudge } from '../../src/recipes/index.ts'
import type { TestApp } from '../build-app.ts'
import { type Answer, type GivenCast, WORDS } from '../given-cast.ts'
import { multipartBody, phonePhoto } from '../photos.ts'

/** What somebody without a session gets of a community's results, and the desk's hand on its pages. */
export function outside(t: TestApp, c: GivenCast) {
  const base = `/v1/public/communities/${c.communityId}/publications`
  const open = (url: string) => t.app.inject({ url: encodeURI(url) })
  const preview = (id: string, words: object = WORDS, person = c.socialWorker): Promise<Answer> =>
    c.post(person, `/cases/${id}/publication-preview`, words)
  const wall = async (query = 'limit=50') => (await open(`${base}?${query}`)).json<PublicationList>()
  let shade = 16
  /** Uploads a photo, by default one of a colour of its own; answers its id. */
  const photo = async (personId: string, picture?: Buffer): Promise<string> => {
    const id = randomUUID()
    shade = (shade + 37) % 256
    const colour = `#${shade.toString(16).padStart(2, '0')}8b6f`
    const bytes = picture ?? (await phonePhoto({ width: 80, height: 60, colour }))
    const file = { name: 'a.jpg', type: 'image/jpeg', bytes }
    const { headers, payload } = multipartBody({ id }, file)
    const session = await c.headersOf(personId)
    const url = `/v1/communities/${c.communityId}/uploads`
    const answer = await t.app.inject({ method: 'POST', url, headers: { ...headers, ...session }, payload })
    if (answer.statusCode !== 200) throw new Error(answer.body)
    await letWechatJudge(t.deps, { communityId: c.communityId, photoId: id, personId })
    return id
  }
  return {
    photo,
    open,
    preview,
    wall,
    base,
    status: async (publicationId: string | null) => (await open(`${base}/${publicationId}`)).statusCode,
    page: async (publicationId: string | null) => (await open(`${base}/${publicationId}`)).json<PublicationView>(),
    /** Ids of the pages that the wall shows of this case. */
    onWall: async (number: string) =>
      (await wall()).items.filter((item) => item.number === number).map((item) => item.id),
    /** Puts a page up again that was taken down, with other words. */
    restores: async (id: string, over: Record<string, unknown> = {}, person = c.socialWorker): Promise<CaseView> => {
      const words = { ...WORDS, ...over }
      const { previewHash } = (await preview(id, words, person)).body
      return c.does(person, id, 'restore-page', { ...words, previewHash })
    },
  }
}
