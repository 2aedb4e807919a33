import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import type { ActBodies, ActName } from '@juwuye/types'
import { checkChain, readCase } from '../../src/features/cases/index.ts'
import { Refusal } from '../../src/platform/http/refusal.ts'
import { blow, perform } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { type Dice, dice } from './dice.ts'
import { type Inside, openInside } from './inside.ts'

jest.setTimeout(600_000)

const SEQUENCES = 8
const STEPS = 22

interface WhistleNow {
  readonly id: string
  readonly case_id: string
  readonly person_id: string
  readonly joined: boolean
  readonly received_at: Date
  readonly withdrawn_at: Date | null
  readonly former_case_ids: string[]
  readonly visibility: string
}
interface CaseNow {
  readonly id: string
  readonly state: string
  readonly merged_into_id: string | null
  readonly received_at: Date
  readonly whistle_count: number
  readonly hidden: boolean
  readonly dues: Record<string, string> | null
}

/** Random merges, splits, whistles, me-toos and withdrawals: what must hold after each of them. */
describe('whistles moved at random', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let people: string[]
  const done = new Map<string, number>()

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
    inside = await openInside(t)
    const { estateId, buildingId } = c
    const resident = (n: number) => c.member('resident', { name: `邻居 ${n}`, level: 'declared', estateId, buildingId })
    // a passer-by too, who sees nothing but what they whistled themselves
    people = [...(await Promise.all([1, 2, 3, 4].map(resident))), await c.newcomer()]
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const whistlesNow = (ids: readonly string[]): Promise<WhistleNow[]> =>
    inside.rows(
      `select w.* from juwuye.whistles w where w.case_id = any($1) or w.former_case_ids && $1 order by received_at, id`,
      [ids],
    )
  const casesNow = (since: string): Promise<CaseNow[]> =>
    inside.rows(
      `select k.*, (select jsonb_object_agg(kind, due_at) from juwuye.case_clocks c
         where c.case_id = k.id and c.stopped_at is null and c.kind in ('respond', 'plan', 'safe', 'resolve')) as dues
       from juwuye.cases k where community_id = $1 and id >= $2 order by id`,
      [c.communityId, since],
    )

  /** True when it was done; a refusal of the rules changes nothing and is counted; anything else is a fault. */
  async function unlessRefused(act: Promise<unknown>): Promise<boolean> {
    try {
      await act
      return true
    } catch (error) {
      if (error instanceof Refusal && error.code !== 'internal') return false
      throw error
    }
  }

  const tries = <A extends ActName>(caseId: string, action: A, by: string, body: ActBodies[A]): Promise<boolean> =>
    unlessRefused(perform(t.deps, { communityId: c.communityId, caseId }, action, by, body))

  async function whistles(d: Dice, by = d.pick(people)): Promise<string> {
    const visibility = d.next() < 0.2 ? 'private' : d.next() < 0.2 ? 'anonymous' : 'named'
    const { estateId, buildingId } = c
    const said = { text: d.pick(['灯不亮', '路面有坑', '水管漏水']), estateId, buildingId, visibility } as const
    const caseId = await blow(t.deps, c.communityId, by, said)
    if (d.next() < 0.8) {
      const partyIds = [d.pick([c.parties.property, c.parties.ngo])]
      const caseClass = d.pick(['major', 'hard', 'minor'] as const)
      await tries(caseId, 'triage', c.socialWorker, { class: caseClass, title: '一件事', partyIds })
    }
    return caseId
  }

  async function oneStep(d: Dice, cases: readonly CaseNow[], of: readonly WhistleNow[]): Promise<void> {
    const by = d.next() < 0.7 ? c.socialWorker : c.secretary
    const [all, merged, living] = [
      cases,
      cases.filter((k) => k.state === 'merged'),
      cases.filter((k) => k.state !== 'merged'),
    ]
    // mostly where it can be done, sometimes where it cannot
    const one = (likely: readonly CaseNow[]) => d.pick(likely.length > 0 && d.next() < 0.9 ? likely : all).id
    const here = (id: string) => of.filter((w) => w.case_id === id && w.withdrawn_at === null).map((w) => w.id)
    const several = living.filter((k) => k.whistle_count > 1)
    const reason = '看过了'
    const acts: Record<string, () => Promise<boolean>> = {
      merge: () => tries(one(living), 'merge', by, { targetId: one(living), reason }),
      split: () => {
        const from = one(several)
        return tries(from, 'split', by, { whistleIds: d.some(here(from)), reason })
      },
      'take out': () => {
        const from = d.pick(merged.length > 0 ? merged : all)
        const gone = of.filter((w) => w.case_id === from.merged_into_id && w.former_case_ids.includes(from.id))
        const live = gone.filter((w) => w.withdrawn_at === null)
        return tries(from.id, 'split', by, { whistleIds: live.map((w) => w.id), reason })
      },
      join: () => tries(one(living), 'join', d.pick(people), { id: randomUUID() }),
      withdraw: () => tries(one(living), 'withdraw', d.pick(people), {}),
      whistle: () => unlessRefused(whistles(d)),
      'send on': () =>
        tries(one(living.filter((k) => k.state === 'raised')), 'triage', by, {
          class: d.pick(['major', 'hard', 'minor'] as const),
          title: '一件事',
          partyIds: [c.parties.property],
        }),
    }
    const name = d.pick([
      'merge',
      'merge',
      'merge',
      'split',
      'split',
      'take out',
      'join',
      'withdraw',
      'whistle',
      'send on',
    ])
    try {
      const did = await acts[name]?.()
      if (did) done.set(name, (done.get(name) ?? 0) + 1)
    } catch (error) {
      // an empty list of whistles is stopped at the door
      if (!(error instanceof Error && error.name === 'ZodError')) throw error
    }
  }

  function holdsOf(before: readonly CaseNow[], cases: readonly CaseNow[], of: readonly WhistleNow[]): void {
    const byId = new Map(cases.map((one) => [one.id, one]))
    for (const w of of) expect(byId.get(w.case_id)?.state).not.toBe('merged')
    for (const one of cases) {
      const live = of.filter((w) => w.case_id === one.id && w.withdrawn_at === null)
      if (one.state === 'merged') expect(byId.get(one.merged_into_id ?? '')?.state).not.toBe('merged')
      else expect(one.merged_into_id).toBeNull()
      expect(one.whistle_count).toBe(new Set(live.map((w) => w.person_id)).size)
      expect(one.hidden).toBe(live.every((w) => w.visibility === 'private'))
      // nobody waits longer for a reply than was promised when they whistled
      for (const w of live) {
        expect(one.received_at.getTime()).toBeLessThanOrEqual(w.received_at.getTime())
        const respond = one.dues?.respond
        if (respond) expect(Date.parse(respond)).toBeLessThanOrEqual(w.received_at.getTime() + 72 * HOUR)
      }
      const was = before.find((earlier) => earlier.id === one.id)
      if (!was) continue
      expect(one.received_at.getTime()).toBeLessThanOrEqual(was.received_at.getTime())
      for (const [kind, due] of Object.entries(was.dues ?? {})) {
        const now = one.dues?.[kind]
        if (now) expect(Date.parse(now)).toBeLessThanOrEqual(Date.parse(due))
      }
    }
  }

  /** Who whistled under a number finds it, and from a merged one their own whistle in one hop. */
  async function findable(of: readonly WhistleNow[]): Promise<void> {
    const { communityId } = c
    for (const w of of.filter((one) => !one.joined)) {
      for (const caseId of [w.case_id, ...w.former_case_ids]) {
        const view = await readCase(t.deps, { communityId, caseId, personId: w.person_id })
        if (view.state !== 'merged') continue
        const leads = await readCase(t.deps, { communityId, caseId: view.mergedInto?.id ?? '', personId: w.person_id })
        expect([leads.state === 'merged', leads.whistles.some((one) => one.mine)]).toEqual([false, true])
      }
    }
  }

  test.each(Array.from({ length: SEQUENCES }, (_, i) => i + 1))('sequence %i', async (seed) => {
    const d = dice(seed)
    const first = await whistles(d)
    for (const by of people) await whistles(d, by)
    let cases = await casesNow(first)
    for (let step = 0; step < STEPS; step++) {
      t.clock.advance(d.below(20) * HOUR)
      const before = cases
      const idsBefore = (await whistlesNow(before.map((one) => one.id))).map((w) => w.id)
      await oneStep(d, before, await whistlesNow(before.map((one) => one.id)))
      cases = await casesNow(first)
      const after = await whistlesNow(cases.map((one) => one.id))
      const ids = after.map((w) => w.id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids).toEqual(expect.arrayContaining(idsBefore))
      holdsOf(before, cases, after)
    }
    await findable(await whistlesNow(cases.map((one) => one.id)))
    for (const { id } of cases) {
      const chain = await checkChain(t.deps, { communityId: c.communityId, caseId: id, personId: c.secretary })
      expect(chain).toMatchObject({ ok: true })
    }
  })

  test('all of it happened, often enough to mean something', () => {
    for (const name of ['merge', 'split', 'take out', 'join', 'withdraw'])
      expect({ name, often: (done.get(name) ?? 0) >= SEQUENCES / 2 }).toEqual({ name, often: true })
  })
})
