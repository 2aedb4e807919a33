import { randomUUID } from 'node:crypto'
import { type CaseClass, DAY, dayOf, HOUR, type PartyKind, type Role, startOfDay } from '@juwuye/domain'
import type { ActionOffer, ActName, CaseView, Problem } from '@juwuye/types'
import { addParty, grantMembership } from '../src/features/communities/index.ts'
import { registerPerson } from '../src/features/identity/index.ts'
import { bringCase, type Cast, type Stop } from '../src/recipes/index.ts'
import { timedWorks } from '../src/serve.ts'
import type { Login, TestApp } from './build-app.ts'
import { type GivenCommunity, givenCommunity, type MemberOptions } from './given-community.ts'

export interface Answer {
  readonly status: number
  readonly headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: the body of whatever route was asked
  readonly body: any
}

/** A community in which every part is taken, with the means to ask over HTTP as any of its people. */
export interface GivenCast extends Cast {
  readonly g: GivenCommunity
  readonly town: string
  readonly secretary: string
  readonly propertyMate: string
  readonly ownersMember: string
  readonly chair: string
  readonly councilMember: string
  readonly ngoMember: string
  readonly buildingHead: string
  /** Confirmed resident of the first building. */
  readonly neighbour: string
  readonly declared: string
  readonly owner: string
  readonly parties: Record<
    | 'residentsCommittee'
    | 'property'
    | 'ownersCommittee'
    | 'estateCouncil'
    | 'deliberationGroup'
    | 'partyOrganisation'
    | 'ngo',
    string
  >
  /** Somebody with an account and nothing else. */
  newcomer(): Promise<string>
  member(role: Role, options?: Omit<MemberOptions, 'login'> & { personId?: string }): Promise<string>
  /** Paths are relative to the community. */
  get(personId: string | null, path: string): Promise<Answer>
  post(personId: string | null, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  act(
    personId: string,
    caseId: string,
    action: ActName,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** The act, which must succeed. */
  does(personId: string, caseId: string, action: ActName, body?: unknown): Promise<CaseView>
  /** Completes, refuses or takes back the pending half. */
  settles(personId: string, caseId: string, step: 'confirm' | 'refuse' | 'withdraw', reason?: string): Promise<Answer>
  whistle(over?: Record<string, unknown>): { id: string; text: string; estateId: string } & Record<string, unknown>
  /** Blows a whistle over HTTP; answers the case. */
  blows(personId: string, over?: Record<string, unknown>): Promise<CaseView>
  view(personId: string, caseId: string): Promise<CaseView>
  /** Ids of the cases alike, best first. */
  alike(personId: string, text: string, place?: Record<string, unknown>): Promise<string[]>
  offer(personId: string, caseId: string, action: string, step?: ActionOffer['step']): Promise<ActionOffer | undefined>
  bring(to: Stop, caseClass?: Exclude<CaseClass, 'private'>): Promise<string>
  /** Signs yes for every seat that is still open and can be signed by somebody of the cast. */
  allSign(caseId: string): Promise<CaseView>
  headersOf(personId: string): Promise<Record<string, string>>
  /** A plan of one node done by the property company, due in three days. */
  plan(over?: Record<string, unknown>): { nodes: Record<string, unknown>[] }
  /** Previews with every photo confirmed clean, then publishes just that. */
  publishes(caseId: string, over?: Record<string, unknown>): Promise<CaseView>
}

export const WORDS = { problem: '楼道灯不亮', done: '换了灯泡和开关', photos: [] as { id: string; use: string }[] }

const openids = new Map<string, string>()
const sessions = new Map<string, { since: number; headers: Promise<Record<string, string>> }>()
/** Sessions live 30 days; tests move the clock by more. */
const SESSION_KEPT = 20 * DAY

/** Somebody with an account, who logs in for real when first needed. */
async function aPerson(t: TestApp): Promise<string> {
  const openid = `o${randomUUID()}`
  const personId = await registerPerson(t.deps, { appId: t.deps.wechat.appId, openid })
  openids.set(personId, openid)
  return personId
}

async function logIn(t: TestApp, openid = `o${randomUUID()}`): Promise<Login> {
  const since = t.clock.now()
  const login = await t.logIn(openid)
  openids.set(login.personId, openid)
  sessions.set(login.personId, { since, headers: Promise.resolve({ ...login.headers }) })
  return login
}

function sessionOf(t: TestApp, personId: string): Promise<Record<string, string>> {
  const since = t.clock.now()
  const known = sessions.get(personId)
  if (known && since - known.since < SESSION_KEPT) return known.headers
  const headers = t.logIn(openids.get(personId)).then((login) => ({ ...login.headers }))
  sessions.set(personId, { since, headers })
  return headers
}

/** Nine in the morning, some days later than ever before in this file: nothing of an earlier test counts any more. */
export function laterMorning(t: TestApp, days = 1): void {
  const midnight = startOfDay(dayOf(t.clock.now() + days * DAY)) ?? 0
  t.clock.set(midnight + 9 * HOUR)
}

/** Everything that a minute brings, now; a failing work fails the test. */
export async function tick(t: TestApp): Promise<void> {
  const now = t.clock.now()
  for (const work of timedWorks(t.deps)) await work.run(now)
}

/** The field paths of a problem. */
export const fieldsOf = (answer: Answer): string[] => ((answer.body as Problem).fields ?? []).map((field) => field.path)

/** Status and code in one, for comparing. */
export const problemOf = ({ status, body }: Answer): [number, string | undefined] => [status, body?.code]

export async function givenCast(t: TestApp): Promise<GivenCast> {
  const g = await givenCommunity({ ...t, logIn: (openid) => logIn(t, openid) })
  const { communityId, estateId, town } = g
  const buildingId = g.buildings[0]?.id ?? ''
  const party = (kind: PartyKind, name: string) =>
    addParty(t.deps, town, { communityId, kind, name, phone: null, estateIds: [estateId] })
  const parties = {
    ...g.parties,
    ownersCommittee: await party('ownersCommittee', '业委会'),
    estateCouncil: await party('estateCouncil', '共建理事会'),
    deliberationGroup: await party('deliberationGroup', '邻里议事团'),
    ngo: await party('ngo', '益邻社'),
  }
  const member: GivenCast['member'] = async (role, { personId: known, name = '李大明', ...rest } = {}) => {
    const personId = known ?? (await aPerson(t))
    await grantMembership(t.deps, town, { communityId, personId, displayName: name, role, ...rest })
    return personId
  }
  const resident = (name: string, level: 'declared' | 'confirmed' | 'owner') =>
    member('resident', { name, level, estateId, buildingId })
  const people = {
    secretary: await member('secretary', { name: '书记', partyId: parties.partyOrganisation }),
    propertyMate: await member('propertyStaff', { name: '李师傅', partyId: parties.property }),
    ownersMember: await member('ownersCommitteeMember', { name: '业主何', partyId: parties.ownersCommittee }),
    chair: await member('councilMember', { name: '会长', partyId: parties.estateCouncil, office: 'chair' }),
    councilMember: await member('councilMember', { name: '理事', partyId: parties.estateCouncil }),
    mediator: await member('deliberationMember', { name: '和事佬', partyId: parties.deliberationGroup }),
    ngoMember: await member('ngoMember', { name: '小益', partyId: parties.ngo }),
    reporter: await resident('吹哨的张阿姨', 'confirmed'),
    neighbour: await resident('隔壁老刘', 'confirmed'),
    declared: await resident('刚搬来的', 'declared'),
    owner: await resident('宋业主', 'owner'),
  }
  const cast: Cast = {
    communityId,
    estateId,
    buildingId,
    socialWorker: g.socialWorker.personId,
    propertyWorker: g.propertyWorker.personId,
    propertyId: parties.property,
    signers: [people.ownersMember, people.councilMember],
    reporter: people.reporter,
    mediator: people.mediator,
  }

  const ask = async (
    method: 'GET' | 'POST',
    personId: string | null,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> => {
    const session = personId === null ? {} : await sessionOf(t, personId)
    const answer = await t.app.inject({
      method,
      url: `/v1/communities/${communityId}${path}`,
      headers: { ...session, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = /json/.test(String(answer.headers['content-type']))
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body }
  }
  const get: GivenCast['get'] = (personId, path) => ask('GET', personId, path)
  const post: GivenCast['post'] = (personId, path, body = {}, headers) => ask('POST', personId, path, body, headers)
  const must = (what: string, { status, body }: Answer): CaseView => {
    if (status !== 200) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`)
    return body
  }
  const act: GivenCast['act'] = (personId, caseId, action, body = {}, headers) =>
    post(personId, `/cases/${caseId}/${action}`, body, headers)
  const does: GivenCast['does'] = async (personId, caseId, action, body) =>
    must(action, await act(personId, caseId, action, body))
  const whistle: GivenCast['whistle'] = (over = {}) => ({
    id: randomUUID(),
    text: '楼道灯不亮，晚上看不清台阶',
    estateId,
    buildingId,
    ...over,
  })
  const view: GivenCast['view'] = async (personId, caseId) => must('reading', await get(personId, `/cases/${caseId}`))

  return {
    ...cast,
    ...people,
    g,
    town: town.personId,
    buildingHead: g.buildingHead.personId,
    parties,
    newcomer: () => aPerson(t),
    member,
    get,
    post,
    act,
    does,
    settles: async (personId, caseId, step, reason = '') => {
      const [pending] = (await view(cast.socialWorker, caseId)).pending
      return post(personId, `/cases/${caseId}/pending-acts/${pending?.id}/${step}`, { reason })
    },
    whistle,
    blows: async (personId, over) => must('blowing', await post(personId, '/whistles', whistle(over))),
    view,
    alike: async (personId, text, place) => {
      const { status, body } = await post(personId, '/similar-cases', { estateId, text, ...place })
      if (status !== 200) throw new Error(`similar cases answered ${status}`)
      return body.items.map((item: { id: string }) => item.id)
    },
    offer: async (personId, caseId, action, step = 'do') =>
      (await view(personId, caseId)).actions.find((o) => o.action === action && o.step === step),
    bring: async (to, caseClass) => (await bringCase(t.deps, cast, to, caseClass)).caseId,
    allSign: async (caseId) => {
      const everybody = [
        cast.socialWorker,
        people.ownersMember,
        people.councilMember,
        cast.reporter,
        g.buildingHead.personId,
      ]
      for (const personId of everybody) {
        const { actions } = await view(personId, caseId)
        const offer = actions.find((o) => o.action === 'sign-yes' && o.enabled)
        if (offer) await does(personId, caseId, 'sign-yes', { nodeId: offer.nodeId, round: offer.round })
      }
      return view(cast.socialWorker, caseId)
    },
    headersOf: (personId) => sessionOf(t, personId),
    plan: (over) => {
      const dueDay = dayOf(t.clock.now() + 3 * DAY)
      return { nodes: [{ title: '换灯泡', doerPartyId: parties.property, dueDay, evidence: ['note'], ...over }] }
    },
    publishes: async (caseId, over) => {
      const { whistles, nodes } = await view(cast.socialWorker, caseId)
      const shown = whistles.filter((w) => w.visibility !== 'private' && !w.withdrawn).flatMap((w) => w.photos)
      const photos = [...shown, ...nodes.flatMap((node) => [...node.before, ...node.after])]
      const draft = { ...WORDS, photos: photos.map(({ id }) => ({ id, use: 'clean' })), ...over }
      const preview = await post(cast.socialWorker, `/cases/${caseId}/publication-preview`, draft)
      return does(cast.socialWorker, caseId, 'publish', { ...draft, previewHash: preview.body.previewHash })
    },
  }
}
