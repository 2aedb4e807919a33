import { type CommunityPolicy, DEFAULT_POLICY, type EventKind, type TemplateKey } from '@juwuye/domain'
import type { Inbox, Notice } from '@juwuye/types'
import { TEMPLATES } from '../../../wechat-standin/src/templates.ts'
import { createAppWorker } from '../../src/handlers.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type Inside, openInside } from '../cases/inside.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'

/** Ids of the stand-in's templates. */
export const TEMPLATE_IDS = {
  progress: TEMPLATES.progress.id,
  result: TEMPLATES.result.id,
  task: TEMPLATES.task.id,
} satisfies Record<TemplateKey, string>

/** What arrived on a phone. */
export interface OnPhone {
  openid: string
  templateId: string
  page: string
  data: Record<string, string>
  msgId: string
  at: number
}

export interface Notes {
  t: TestApp
  inside: Inside
  /** Relays and works everything there is; what failed waits for its time unless `early`. */
  drain(options?: { early?: boolean }): Promise<void>
  /** A community with its people, where WeChat's templates are in use. */
  community(over?: Partial<CommunityPolicy>): Promise<GivenCast>
  inbox(c: GivenCast, personId: string, query?: string): Promise<Inbox>
  /** Who was told of the events of this kind on the case, as `audience name`, sorted. */
  told(c: GivenCast, caseId: string, kind: EventKind): Promise<string[]>
  /** The newest first. */
  texts(c: GivenCast, personId: string): Promise<string[]>
  openidOf(personId: string): Promise<string>
  /** Accepts of the prompt, told by the phone; the stand-in knows of them too. */
  gives(c: GivenCast, personId: string, template: TemplateKey, credits?: number): Promise<void>
  phones(openid?: string): Promise<OnPhone[]>
  /** One of the stand-in's controls. */
  standin(control: string, body?: object): Promise<Record<string, unknown>>
  fail(failure: { times: number; errcode?: number; hang?: boolean; delay?: number }): Promise<void>
  deliveries(
    c: GivenCast,
    personId?: string,
  ): Promise<
    {
      state: string
      template: string
      error: string | null
      id: string
      folds: number
      due_at: Date
      message_id: string | null
    }[]
  >
}

/** With a database of its own, named after the file: what other tests left open would be told as well. */
export async function givenNotes(file: string): Promise<Notes> {
  const t = await buildTestApp({ databaseSuffix: `_notes_${file}` })
  const inside = await openInside(t)
  const worker = createAppWorker(t.deps)
  const standin: Notes['standin'] = async (control, body = {}) => {
    const response = await fetch(`${t.standinUrl}/admin/${control}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(await response.text())
    return (await response.json()) as Record<string, unknown>
  }
  const openidOf: Notes['openidOf'] = async (personId) =>
    (await inside.rows('select openid from juwuye.wechat_accounts where person_id = $1', [personId]))[0].openid
  const inbox: Notes['inbox'] = async (c, personId, query = '') => {
    const { status, body } = await c.get(personId, `/inbox?limit=50${query}`)
    if (status !== 200) throw new Error(`the inbox answered ${status}`)
    return body
  }
  return {
    t,
    inside,
    drain: (options) => worker.drain(options),
    async community(over = {}) {
      const c = await givenCast(t)
      const policy: CommunityPolicy = { ...DEFAULT_POLICY, templates: TEMPLATE_IDS, ...over }
      await inside.rows(
        `insert into juwuye.community_policies (community_id, edition, policy, changed_by, changed_by_name, reason, changed_at)
         values ($1, 1, $2, $3, '书记', '试', now())`,
        [c.communityId, policy, c.secretary],
      )
      return c
    },
    inbox,
    async told(c, caseId, kind) {
      const names = new Map(Object.entries(c).flatMap(([name, id]) => (typeof id === 'string' ? [[id, name]] : [])))
      const rows = await inside.rows(
        'select audience, person_id from juwuye.messages where community_id = $1 and case_id = $2 and kind = $3',
        [c.communityId, caseId, kind],
      )
      return rows.map((row) => `${row.audience} ${names.get(row.person_id) ?? row.person_id}`).sort()
    },
    texts: async (c, personId) => (await inbox(c, personId)).items.map((item: Notice) => item.text),
    openidOf,
    async gives(c, personId, template, credits = 1) {
      const openid = await openidOf(personId)
      const templateId = TEMPLATE_IDS[template]
      for (let i = 0; i < credits; i++) {
        await standin('taps', { openid, templates: { [templateId]: 'accept' } })
        const answer = await c.post(personId, '/message-settings/prompt-results', {
          results: [{ templateId, result: 'accept' }],
        })
        if (answer.status !== 200) throw new Error(`the prompt's result answered ${answer.status}`)
      }
    },
    phones: async (openid) => (await standin('messages', openid === undefined ? {} : { openid })).messages as OnPhone[],
    standin,
    fail: async (failure) => void (await standin('fail', { api: '/cgi-bin/message/subscribe/send', ...failure })),
    deliveries: (c, personId) =>
      inside.rows(
        `select * from juwuye.deliveries where community_id = $1 and ($2::uuid is null or person_id = $2) order by created_at, id`,
        [c.communityId, personId ?? null],
      ),
  }
}
