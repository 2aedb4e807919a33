import { randomUUID } from 'node:crypto'
import { type CaseClass, DAY, dayOf, HOUR, type PartyKind, type Role, startOfDay } from '@juwuye/domain'
import type { ActionOffer, ActName, CaseView, Problem } from '@juwuye/types'
import { addParty, grantMembership } from '../src/features/communities/index.ts'
import { registerPerson } from '../src/features/identity/index.ts'
import { bringCase, type Cast, type Stop } from '../src/recipes/index.ts'
import { ROLL_UPS, SEAL_DAYS, timedWorks } from '../src/serve.ts'
import type { Login, TestApp } from './build-app.ts'
import { type GivenCommunity, givenCommunity, type MemberOptions } from './given-community.ts'

export interface Answer {
  readonly status: number
  readonly headers: Record<string, unknown>
  // biome-ignore lint/suspicious/noExplicitAny: the body of whatever route was asked
  readonly body: any
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

/**
 * Everything that a minute brings, now; a failing work fails the test. The heads of days and the figures are made for every
 * community of the database: their tests have one of their own.
 */
export async function tick(t: TestApp): Promise<void> {
  const now = t.clock.now()
  const { signal } = new AbortController()
  for (const work of timedWorks(t.deps))
    if (work.name !== SEAL_DAYS && work.name !== ROLL_UPS) await work.run(now, signal)
}

/** The field paths of a problem. */
export const fieldsOf = (answer: Answer): string[] => ((answer.body as Problem).fields ?? []).map((field) => field.path)

/** Status and code in one, for comparing. */
export const problemOf = ({ status, body }: Answer): [number, string | undefined] => [status, body?.code]

type Parties = GivenCommunity['parties'] &
  Record<'ownersCommittee' | 'estateCouncil' | 'deliberationGroup' | 'ngo', string>
type NewMember = Omit<MemberOptions, 'login'> & { personId?: string }

/** A community with its people, and the means to ask over HTTP as any of them. Paths are relative to the community. */
class CastOverHttp {
  constructor(
    private readonly t: TestApp,
    readonly g: GivenCommunity,
    readonly parties: Parties,
  ) {}

  /** Somebody with an account and nothing else. */
  newcomer(): Promise<string> {
    return aPerson(this.t)
  }

  async member(role: Role, { personId: known, name = '李大明', ...rest }: NewMember = {}): Promise<string> {
    const personId = known ?? (await aPerson(this.t))
    const { communityId, town } = this.g
    await grantMembership(this.t.deps, town, { communityId, personId, displayName: name, role, ...rest })
    return personId
  }

  headersOf(personId: string): Promise<Record<string, string>> {
    return sessionOf(this.t, personId)
  }

  get(personId: string | null, path: string): Promise<Answer> {
    return this.ask('GET', personId, path)
  }

  post(personId: string | null, path: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.ask('POST', personId, path, body, headers)
  }

  patch(personId: string | null, path: string, body: unknown = {}): Promise<Answer> {
    return this.ask('PATCH', personId, path, body)
  }

  put(personId: string | null, path: string, body: unknown = {}): Promise<Answer> {
    return this.ask('PUT', personId, path, body)
  }

  private async ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    personId: string | null,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    const session = personId === null ? {} : await this.headersOf(personId)
    const answer = await this.t.app.inject({
      method,
      url: `/v1/communities/${this.g.communityId}${path}`,
      headers: { ...session, ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const json = /json/.test(String(answer.headers['content-type']))
    return { status: answer.statusCode, headers: answer.headers, body: json ? answer.json() : answer.body }
  }

  act(personId: string, caseId: string, action: ActName, body: unknown = {}, headers?: Record<string, string>) {
    return this.post(personId, `/cases/${caseId}/${action}`, body, headers)
  }

  /** The act, which must succeed. */
  async does(personId: string, caseId: string, action: ActName, body?: unknown): Promise<CaseView> {
    return must(action, await this.act(personId, caseId, action, body))
  }

  async view(personId: string, caseId: string): Promise<CaseView> {
    return must('reading', await this.get(personId, `/cases/${caseId}`))
  }

  /** Completes, refuses or takes back the pending half. */
  async settles(
    personId: string,
    caseId: string,
    step: 'confirm' | 'refuse' | 'withdraw',
    reason = '',
  ): Promise<Answer> {
    return this.settlesThis(await this.pendingOf(caseId), personId, caseId, step, reason)
  }

  /** What waits for a second word; read before several say it at once. */
  async pendingOf(caseId: string): Promise<string | undefined> {
    return (await this.view(this.g.socialWorker.personId, caseId)).pending[0]?.id
  }

  settlesThis(
    pendingActId: string | undefined,
    personId: string,
    caseId: string,
    step: 'confirm' | 'refuse' | 'withdraw',
    reason = '',
  ): Promise<Answer> {
    return this.post(personId, `/cases/${caseId}/pending-acts/${pendingActId}/${step}`, { reason })
  }

  whistle(over: Record<string, unknown> = {}) {
    const { estateId, buildings } = this.g
    const said = { text: '楼道灯不亮，晚上看不清台阶', estateId, buildingId: buildings[0]?.id ?? null }
    return { id: randomUUID() as string, ...said, ...over }
  }

  /** Blows a whistle; answers the case. */
  async blows(personId: string, over?: Record<string, unknown>): Promise<CaseView> {
    return must('blowing', await this.post(personId, '/whistles', this.whistle(over)))
  }

  /** Puts somebody on the list of who looks after them and relays what they say; answers the case. */
  async relays(personId: string, name = '一位老人', over: Record<string, unknown> = {}): Promise<CaseView> {
    const { id: neighbourId, buildingId, text } = { ...this.whistle(), id: randomUUID() }
    const consent = { kind: 'family', family: '女儿' }
    const entry = { id: neighbourId, name, buildingId, reach: 'visit', consent }
    const { status, body: entered } = await this.post(personId, '/neighbours', entry)
    if (status !== 200) throw new Error(`the list answered ${status}: ${JSON.stringify(entered)}`)
    const item = { id: randomUUID(), neighbourId, text, consent, readBack: true, ...over }
    const { body } = await this.post(personId, '/relays', { roundId: randomUUID(), items: [item] })
    return this.view(personId, body.items[0].caseId)
  }

  async offer(personId: string, caseId: string, action: string, step: ActionOffer['step'] = 'do') {
    return (await this.view(personId, caseId)).actions.find((o) => o.action === action && o.step === step)
  }

  /** Ids of the cases alike, best first. */
  async alike(personId: string, text: string, place?: Record<string, unknown>): Promise<string[]> {
    const { estateId } = this.g
    const { status, body } = await this.post(personId, '/similar-cases', { estateId, text, ...place })
    if (status !== 200) throw new Error(`similar cases answered ${status}`)
    return body.items.map((item: { id: string }) => item.id)
  }

  /** A plan of one node done by the property company, due in three days. */
  plan(over?: Record<string, unknown>): { nodes: Record<string, unknown>[] } {
    const dueDay = dayOf(this.t.clock.now() + 3 * DAY)
    return { nodes: [{ title: '换灯泡', doerPartyId: this.parties.property, dueDay, evidence: ['note'], ...over }] }
  }

  /** Previews with every photo confirmed clean, then publishes just that. */
  async publishes(caseId: string, over?: Record<string, unknown>): Promise<CaseView> {
    const socialWorker = this.g.socialWorker.personId
    const { whistles, nodes } = await this.view(socialWorker, caseId)
    const shown = whistles.filter((w) => w.visibility !== 'private' && !w.withdrawn).flatMap((w) => w.photos)
    const photos = [...shown, ...nodes.flatMap((node) => [...node.before, ...node.after])]
    const draft = { ...WORDS, photos: photos.map(({ id }) => ({ id, use: 'clean' })), ...over }
    const preview = await this.post(socialWorker, `/cases/${caseId}/publication-preview`, draft)
    return this.does(socialWorker, caseId, 'publish', { ...draft, previewHash: preview.body.previewHash })
  }

  /** These people sign yes for every seat that is open to them. */
  async sign(caseId: string, people: readonly string[]): Promise<CaseView> {
    for (const personId of people) {
      const offer = (await this.view(personId, caseId)).actions.find((o) => o.action === 'sign-yes' && o.enabled)
      if (offer) await this.does(personId, caseId, 'sign-yes', { nodeId: offer.nodeId, round: offer.round })
    }
    return this.view(this.g.socialWorker.personId, caseId)
  }
}

function must(what: string, { status, body }: Answer): CaseView {
  if (status !== 200) throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`)
  return body
}

async function partiesOf(t: TestApp, { communityId, estateId, town, parties }: GivenCommunity): Promise<Parties> {
  const party = (kind: PartyKind, name: string) =>
    addParty(t.deps, town, { communityId, kind, name, phone: null, estateIds: [estateId] })
  return {
    ...parties,
    ownersCommittee: await party('ownersCommittee', '业委会'),
    estateCouncil: await party('estateCouncil', '共建理事会'),
    deliberationGroup: await party('deliberationGroup', '邻里议事团'),
    ngo: await party('ngo', '益邻社'),
  }
}

async function peopleOf(http: CastOverHttp, estateId: string, buildingId: string) {
  const { parties } = http
  const resident = (name: string, level: 'declared' | 'confirmed' | 'owner') =>
    http.member('resident', { name, level, estateId, buildingId })
  return {
    secretary: await http.member('secretary', { name: '书记', partyId: parties.partyOrganisation }),
    propertyMate: await http.member('propertyStaff', { name: '李师傅', partyId: parties.property }),
    ownersMember: await http.member('ownersCommitteeMember', { name: '业主何', partyId: parties.ownersCommittee }),
    chair: await http.member('councilMember', { name: '会长', partyId: parties.estateCouncil, office: 'chair' }),
    councilMember: await http.member('councilMember', { name: '理事', partyId: parties.estateCouncil }),
    mediator: await http.member('deliberationMember', { name: '和事佬', partyId: parties.deliberationGroup }),
    ngoMember: await http.member('ngoMember', { name: '小益', partyId: parties.ngo }),
    reporter: await resident('吹哨的张阿姨', 'confirmed'),
    neighbour: await resident('隔壁老刘', 'confirmed'),
    declared: await resident('刚搬来的', 'declared'),
    owner: await resident('宋业主', 'owner'),
  }
}

/** A community in which every part is taken: an estate with its bodies, and somebody for every role. */
export async function givenCast(t: TestApp) {
  const g = await givenCommunity({ ...t, logIn: (openid) => logIn(t, openid) })
  const { communityId, estateId } = g
  const buildingId = g.buildings[0]?.id ?? ''
  const http = new CastOverHttp(t, g, await partiesOf(t, g))
  const people = await peopleOf(http, estateId, buildingId)
  const cast: Cast = {
    communityId,
    estateId,
    buildingId,
    socialWorker: g.socialWorker.personId,
    propertyWorker: g.propertyWorker.personId,
    propertyId: g.parties.property,
    signers: [people.ownersMember, people.councilMember],
    reporter: people.reporter,
    mediator: people.mediator,
  }
  const [town, buildingHead] = [g.town.personId, g.buildingHead.personId]
  return Object.assign(http, cast, people, {
    town,
    buildingHead,
    bring: async (to: Stop, caseClass?: Exclude<CaseClass, 'private'>) =>
      (await bringCase(t.deps, cast, to, caseClass)).caseId,
    allSign: (caseId: string) => http.sign(caseId, [cast.socialWorker, ...cast.signers, cast.reporter, buildingHead]),
  })
}

export type GivenCast = Awaited<ReturnType<typeof givenCast>>
