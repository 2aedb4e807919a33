import { DAY } from '@juwuye/domain'
import { rollUp } from '../../src/features/figures/index.ts'
import type { NamedIds } from '../cases/act-bodies.ts'
import { tick } from '../given-cast.ts'
import { givenNotes, type Notes } from '../notifications/given-notes.ts'
import { type Answered, type Doors, everyDoor, type Params, type Route } from './every-door.ts'
import { type GivenPrivate, givenPrivate, type Matter, type PrivateMatter } from './given-private.ts'

jest.setTimeout(120_000)

/** Who may come to know of a private matter, and why. Nobody else, of any of it. */
const KNOWS: Readonly<Record<Matter, Readonly<Record<string, string>>>> = {
  mediated: {
    reporter: 'whistled',
    socialWorker: 'is the desk',
    secretary: 'is the desk where the social worker may not be',
    mediator: 'was named to it',
  },
  relayed: {
    relayer: 'carried it in, and tells what becomes of it',
    socialWorker: 'is the desk',
    secretary: 'is the desk where the social worker may not be',
    mediator: 'was named to it',
  },
  turned: {
    reporterOfTurned: 'whistled',
    socialWorker: 'is the desk',
    secretary: 'is the desk where the social worker may not be',
    mediator: 'was named to it',
  },
  opened: {
    reporterOfOpened: 'it was said to them',
    socialWorker: 'is the desk',
    secretary: 'is the desk where the social worker may not be',
    mediator: 'said it',
  },
}

/** Beside these, who hears how much of a matter that runs late: number and dates, by an id that opens nothing. */
const PASSED_UP = { roles: ['council', 'town'], fields: ['number', 'caseId'], paths: ['/late', '/inbox'] }

/** What a neighbour keeps of a matter that turned private: their own consent, and who read what they said, by its number. */
const OWN = { role: 'joined', fields: ['number', 'caseId'], paths: ['/v1/me/consents', '/v1/me/views'] }

/** Numbers that a private matter may move, and why. */
const MOVES: Readonly<Record<string, string>> = {
  'town …/obligations': 'names who takes over what a member holds, and hears that there is something, not how much',
}

/** Addresses that answer nobody here, and why that is no hole. */
const SHUT: Readonly<Record<string, string>> = {
  'GET /v1/communities/{communityId}/cases/{caseId}/taken-down-words': 'a private matter has no page to take down',
  'GET /v1/communities/{communityId}/duty/shifts/{shiftId}/candidates': 'says people of the rota, and no case',
  'GET /v1/communities/{communityId}/imports/{importId}': 'says what a table said, and no case',
  'GET /v1/communities/{communityId}/units/{unitId}/candidates': 'says people of a home, and no case',
  'GET /v1/public/communities/{communityId}/publications/{publicationId}/photos/{sha256}/{size}':
    'has what was published; a private matter never is',
  'GET /v1/data-exports/{token}': 'is good once, for who asked for everything about themself',
  'GET /v1/station-screen': 'asks for the tablet’s token, and says codes only',
  'GET /v1/files/{communityId}/{attachmentId}/{size}': 'asks for a signature, which only who sees the photo gets',
}

/** What somebody got from one address. */
interface Asked {
  readonly role: string
  readonly route: Route
  readonly url: string
  readonly answer: Answered
}

const UNKNOWN = '01a00000-0000-7000-8000-000000000000'

describe('a private matter', () => {
  let n: Notes
  let p: GivenPrivate
  let doors: Doors
  let params: Params
  const matters = {} as Record<Matter, PrivateMatter>
  /** Messages on phones while what was turned private later stood open to all. */
  let sentBefore = 0
  let turned: Awaited<ReturnType<GivenPrivate['turned']>>
  /** Everybody’s answers before there was any private matter, by role and address. */
  const before = new Map<string, string>()
  /** Routes that answered somebody. */
  const answered = new Set<string>()
  let requests = 0

  /** One of each kind of outsider; `leaks` asks as everybody. */
  const OUTSIDE = [
    'joined',
    'buildingHead',
    'property',
    'onDuty',
    'council',
    'otherMediator',
    'town',
    'newcomer',
    'nobody',
  ]
  const outsiders = () => Object.entries(p.roles).filter(([role]) => OUTSIDE.includes(role))
  const paramsOf = (role: string): Params => ({
    ...params,
    attendanceId: role === 'socialWorker' ? p.attendances.socialWorker : p.attendances.onDuty,
  })

  /** Who has nothing to do with the community is told so by every route of it, which `walls.test.ts` tries. */
  const STRANGERS = ['newcomer', 'elsewhere', 'nobody']
  /** Who has queues of their own to look through. */
  const WORKING = ['property', 'onDuty', 'council', 'town']

  /** Asks everything that may be read, as each of these: one after another for each, all of them at once. */
  async function asked(
    roles: readonly [string, string | null][],
    found: (one: Asked) => void,
    queries = true,
  ): Promise<void> {
    // the titles have their first letter in common, and one is searched for whole
    const known = Object.values(matters)
    const words = ['暗', known.at(-1)?.markers.title ?? '', ...known.map(({ markers }) => markers.number ?? '')]
    const all = async ([role, personId]: [string, string | null]) => {
      for (const { route, url } of doors.reads(
        paramsOf(role),
        words.filter(Boolean),
        queries && WORKING.includes(role),
      )) {
        const answer = await doors.ask(route, url, personId)
        requests += 1
        if (answer.status === 200) answered.add(route.name)
        found({ role, route, url, answer })
      }
    }
    await Promise.all(roles.map((one) => all([...one])))
  }

  /** Words, names, numbers and ids in this text that this role may not know. */
  function givenAway(role: string, text: string, path: string): string[] {
    return Object.entries(matters).flatMap(([matter, { markers }]) => {
      if (role in KNOWS[matter as Matter]) return []
      const up = PASSED_UP.roles.includes(role) && PASSED_UP.paths.some((end) => path.endsWith(end))
      const own = matter === 'turned' && role === OWN.role && OWN.paths.includes(path)
      const known = [...(up ? PASSED_UP.fields : []), ...(own ? OWN.fields : [])]
      return Object.entries(markers)
        .filter(([field, mark]) => text.includes(mark) && !known.includes(field))
        .map(([field]) => `${matter} ${field}`)
    })
  }

  /** Tries every address as everybody; answers who got hold of what, where. */
  async function leaks(): Promise<string[]> {
    const found: string[] = []
    const look = ({ role, route, url, answer }: Asked) => {
      for (const what of givenAway(role, answer.text + answer.headers, route.path))
        found.push(`${role}: ${route.method} ${url} says ${what}`)
    }
    const knowsAll = Object.keys(p.roles).filter((role) => Object.values(KNOWS).every((known) => role in known))
    // of those who may know everything one goes through all doors, so that each is seen to open
    await asked(
      Object.entries(p.roles).filter(([role]) => !knowsAll.slice(1).includes(role)),
      look,
      false,
    )
    return found
  }

  beforeAll(async () => {
    n = await givenNotes('doors')
    p = await givenPrivate(n)
    doors = await everyDoor(n.t, p.c)
    turned = await p.turned()
    matters.opened = await p.opened()
    const published = await p.c.bring('publicised')
    const [membership] = await n.inside.rows(
      'select id from juwuye.memberships where community_id = $1 and person_id = $2',
      [p.c.communityId, p.c.socialWorker],
    )
    params = {
      communityId: p.c.communityId,
      caseId: published,
      publicationId: (await p.c.view(p.c.socialWorker, published)).publicationId ?? '',
      membershipId: membership.id,
      month: '2026-11',
      regionId: p.c.g.regionId,
      stationId: p.attendances.stationId,
      token: 'a'.repeat(43),
      sha256: 'a'.repeat(64),
      size: 'full',
      attachmentId: UNKNOWN,
      neighbourId: p.neighbour.id,
      tellBackId: UNKNOWN,
      shiftId: UNKNOWN,
      buildingId: p.c.buildingId,
      importId: UNKNOWN,
      unitId: UNKNOWN,
    }
    await n.drain()
  })
  afterAll(() => n.t.close())

  test('leaves no trace in what anybody outside of it reads: not in a list, a search, a count, a length', async () => {
    await rollUp(n.t.deps, p.c.communityId, n.t.clock.now())
    await asked(outsiders(), ({ role, url, answer }) => before.set(`${role} ${url}`, JSON.stringify(answer)))
    matters.mediated = await p.mediated()
    matters.relayed = await p.relayed()
    params = { ...params, tellBackId: matters.relayed.markers.tellBackId ?? UNKNOWN }
    await n.drain()
    await rollUp(n.t.deps, p.c.communityId, n.t.clock.now())
    const changed: string[] = []
    await asked(outsiders(), ({ role, route, url, answer }) => {
      const was = before.get(`${role} ${url}`)
      const moves = `${role} …/${route.path.split('/').at(-1)}` in MOVES
      if (was !== undefined && was !== JSON.stringify(answer) && !moves)
        changed.push(`${role} ${url}: ${difference(was, JSON.stringify(answer))}`)
      changed.push(
        ...givenAway(role, answer.text + answer.headers, route.path).map((what) => `${role} ${url}: ${what}`),
      )
    })
    expect(changed).toEqual([])
  })

  test('is not there by its own ids: every act and question of an outsider is answered as for an id that nobody has', async () => {
    const of: Params = { ...matters.relayed.markers, ...matters.mediated.markers }
    const found: string[] = []
    const named = (id: string): NamedIds => ({ targetId: id, whistleId: id, nodeId: id, objectionId: id, photoId: id })
    const ids = (over: Params): Params => ({
      ...paramsOf('onDuty'),
      ...Object.fromEntries(
        ['id', 'callId', 'pendingActId', 'linkId', 'voiceId', 'shiftId', 'whistleId'].map((k) => [k, UNKNOWN]),
      ),
      ...over,
    })
    const own = ['caseId', 'tellBackId', 'voiceId', 'attachmentId']
    const routes = doors.routes.filter(({ path }) => own.some((name) => path.includes(`{${name}}`)))
    expect(routes.length).toBeGreaterThan(50)
    const ask = (route: Route, to: Params, personId: string | null) => {
      const body = ['GET', 'DELETE'].includes(route.method) ? undefined : doors.bodyOf(route, named(UNKNOWN))
      const query = route.path.startsWith('/v1/files/') ? '?e=9999999999999&s=AAAA' : ''
      return doors.ask(route, doors.urlOf(route, to) + query, personId, body)
    }
    const nowhere = new Map<string, string>()
    for (const route of routes) {
      const none = await ask(route, ids(Object.fromEntries(own.map((name) => [name, UNKNOWN]))), p.c.ngoMember)
      expect([route.name, none.status]).toEqual([route.name, 404])
      nowhere.set(route.name, JSON.stringify(none))
    }
    const tries = async ([role, personId]: [string, string | null]) => {
      for (const route of routes) {
        const none = nowhere.get(route.name) ?? ''
        const real = JSON.stringify(await ask(route, ids({ ...of, attachmentId: of.photoId ?? '' }), personId))
        if (real !== none) found.push(`${role} ${route.name}: ${difference(none, real)}`)
      }
    }
    await Promise.all(
      outsiders()
        .filter(([name]) => !STRANGERS.includes(name))
        .map(tries),
    )
    expect(found).toEqual([])
  })

  test('is not reached by what a body names, nor alike to anything', async () => {
    const { c } = p
    const { id, markers } = matters.mediated
    const promise = (caseId: string) => ({ kind: 'case', caseId, words: 'x', dueAt: null })
    const bodies: readonly [string, (real: boolean) => object][] = [
      ['/whistles', (real) => c.whistle({ photos: [real ? markers.photoId : UNKNOWN] })],
      ['/whistles', (real) => c.whistle({ voiceId: real ? markers.voiceId : UNKNOWN })],
      [
        `/duty/attendances/${p.attendances.onDuty}/check-out`,
        (real) => ({ note: '', promises: [promise(real ? id : UNKNOWN)] }),
      ],
    ]
    for (const [path, body] of bodies) {
      const ask = async (real: boolean) => (await c.post(c.propertyMate, path, body(real))).body
      const [real, none] = [await ask(true), await ask(false)]
      expect([path, { ...real, traceId: '' }]).toEqual([path, { ...none, traceId: '' }])
      expect(real.status).toBeGreaterThanOrEqual(404)
    }
    for (const [role, personId] of Object.entries(p.roles))
      for (const text of [markers.text ?? '', matters.relayed.markers.text ?? ''])
        expect([
          role,
          JSON.stringify((await c.post(personId, '/similar-cases', { estateId: c.estateId, text })).body),
        ]).not.toEqual([role, expect.stringMatching(/暗甲|暗乙/)])
  })

  test('gives nothing away later: turned private, on a hand-over card, late and passed up', async () => {
    const { t } = n
    matters.turned = turned
    sentBefore = (await n.phones()).length
    await turned.turn()
    const card = await p.handsOver(matters.mediated.id)
    matters.mediated = { ...matters.mediated, markers: { ...matters.mediated.markers, ...card } }
    await n.drain()
    t.clock.advance(30 * DAY)
    await tick(t)
    await n.drain()
    const late = (await p.c.get(p.c.town, '/late?level=2')).body.items
    expect(late).toContainEqual(
      expect.objectContaining({ number: matters.mediated.markers.number, title: null, owner: '', why: '' }),
    )
    expect(await leaks()).toEqual([])
  })

  test('no line of the log and no message on a phone says what it is; only who knows of it gets its number', async () => {
    const all = Object.values(matters).flatMap(({ markers }) => Object.values(markers))
    for (const line of n.t.logged) expect(all.filter((mark) => line.includes(mark))).toEqual([])
    const phones = await n.phones()
    expect(phones.length).toBeGreaterThan(5)
    const wordsOf = ({ markers }: PrivateMatter) =>
      Object.entries(markers).flatMap(([field, mark]) => (/Id$|^number$/.test(field) ? [] : mark))
    const roleOf = new Map<string, string>()
    for (const [role, personId] of Object.entries(p.roles))
      if (personId !== null) roleOf.set(await n.openidOf(personId), role)
    for (const [i, { openid, page, data }] of phones.entries()) {
      const role = roleOf.get(openid) ?? 'a stranger'
      const text = JSON.stringify(data) + page
      const open = i < sentBefore ? ['turned'] : []
      const spoken = Object.entries(matters).flatMap(([matter, one]) => (open.includes(matter) ? [] : wordsOf(one)))
      expect([role, spoken.filter((mark) => text.includes(mark))]).toEqual([role, []])
      const away = givenAway(role, text, '/inbox').filter((what) => !open.some((matter) => what.startsWith(matter)))
      expect([role, away]).toEqual([role, []])
    }
  })

  test('was looked for behind every door: each that may be read answered somebody, or is said to be shut', () => {
    const reads = doors.routes.filter(({ method }) => method === 'GET').map(({ name }) => name)
    expect(reads.filter((name) => !answered.has(name)).sort()).toEqual(Object.keys(SHUT).sort())
    const fields = Object.entries(matters).map(([matter, { markers }]) => `${matter} ${Object.keys(markers).join(' ')}`)
    process.stdout.write(
      `doors of private matters: ${requests} readings of ${reads.length} routes as ${Object.keys(p.roles).length} roles\n` +
        `  roles: ${Object.keys(p.roles).join(' ')}\n${fields.map((line) => `  fields: ${line}\n`).join('')}`,
    )
  })
})

/** Where two answers part. */
function difference(was: string, is: string): string {
  let at = 0
  while (at < was.length && was[at] === is[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 60)
  return `${around(was)} -> ${around(is)}`
}
