import { DEFAULT_DEADLINES, HOUR, nextChase, TWO_STEP_ACTIONS } from '@juwuye/domain'
import { chaseCase } from '../../src/features/cases/chase-clock.ts'
import type { Stop } from '../../src/recipes/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning } from '../given-cast.ts'
import { chasing } from './chasing.ts'
import { dice } from './dice.ts'
import { type Inside, openInside } from './inside.ts'
import { randomActs } from './random-acts.ts'

jest.setTimeout(600_000)

const LIVES = 5
const STEPS = 45

interface ClockNow {
  readonly case_id: string
  readonly kind: 'respond'
  readonly subject_id: string
  readonly run: number
  readonly started_at: Date
  readonly due_at: Date
  readonly stopped_at: Date | null
  readonly chase_at: Date | null
  readonly chased: number
  readonly paused_until: Date | null
  readonly case_class: 'minor' | null
  readonly danger: string
  readonly on_book_until: Date | null
  readonly talking: boolean
  readonly waits_for_reporter: boolean
  readonly objected: boolean
}
interface EventNow {
  readonly case_id: string
  readonly seq: number
  readonly kind: string
  readonly actor: number
  readonly data: Record<string, unknown>
}

/** Random lives with time passing: what must hold after each step. */
describe('cases left to people and time', () => {
  let t: TestApp
  let c: GivenCast
  let inside: Inside
  let time: ReturnType<typeof chasing>
  let acts: ReturnType<typeof randomActs>
  let people: string[]
  /** Who gives the second word on something. */
  let seconds: string[]
  const done = new Map<string, number>()

  beforeAll(async () => {
    t = await buildTestApp({ databaseSuffix: '_random' })
    c = await givenCast(t)
    inside = await openInside(t)
    time = chasing(t, c, inside)
    acts = randomActs(t, c)
    seconds = [c.socialWorker, c.chair, c.ownersMember, c.secretary, c.councilMember, c.reporter]
    people = [
      ...[c.socialWorker, c.socialWorker, c.socialWorker, c.secretary],
      ...[c.propertyWorker, c.propertyWorker, c.propertyWorker, c.propertyMate],
      ...[c.ownersMember, c.councilMember, c.chair, c.mediator, c.mediator, c.ngoMember, c.town],
      ...[c.reporter, c.neighbour, c.owner],
    ]
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const clocksNow = (ids: readonly string[]): Promise<ClockNow[]> =>
    inside.rows(
      `select k.*, p.case_class, p.danger, p.on_book_until, p.state = 'deliberating' as talking,
         exists (select 1 from juwuye.seats s join juwuye.nodes n on n.id = s.node_id and n.round = s.round
           where n.id = k.subject_id and s.kind = 'reporter' and s.replaced_at is null and s.signed_by is null
           and k.kind = 'verification' and p.case_class = 'minor') as waits_for_reporter,
         exists (select 1 from juwuye.objections o where o.case_id = k.case_id and o.ruled_at is null) as objected
       from juwuye.case_clocks k join juwuye.cases p on p.id = k.case_id where k.case_id = any($1)`,
      [ids],
    )
  const eventsNow = (ids: readonly string[]): Promise<EventNow[]> =>
    inside.rows('select * from juwuye.case_events where case_id = any($1) order by case_id, seq', [ids])

  const ms = (date: Date | null) => date?.getTime() ?? null
  const nameOf = (one: ClockNow) => `${one.case_id} ${one.kind} ${one.subject_id} ${one.run}`

  /** When time looks at each running clock is just what the rules say of it. */
  function looksWhenItShould(clocks: readonly ClockNow[], swept: boolean): void {
    const now = t.clock.now()
    for (const one of clocks.filter(({ stopped_at }) => stopped_at === null)) {
      const next = nextChase(
        {
          kind: one.kind,
          startedAt: one.started_at.getTime(),
          dueAt: one.due_at.getTime(),
          chased: one.chased,
          pausedUntil: ms(one.paused_until),
        },
        {
          caseClass: one.case_class,
          danger: one.danger === 'pending' || one.danger === 'confirmed',
          deadlines: DEFAULT_DEADLINES,
          waitsForReporter: one.waits_for_reporter,
          onBookUntil: ms(one.on_book_until),
        },
      )
      // a period that is over waits for an open objection, a seat for the end of a talk
      const blocked = next?.chase === 'close' ? one.objected : next?.chase === 'replaceSeat' && one.talking
      const waits = next !== undefined && blocked && next.at <= now
      if (waits) expect(ms(one.chase_at) ?? 0).toBeGreaterThanOrEqual(next.at)
      else expect([nameOf(one), ms(one.chase_at)]).toEqual([nameOf(one), next?.at ?? null])
      if (swept && next && !waits) expect([nameOf(one), next.at > now]).toEqual([nameOf(one), true])
    }
  }

  /** What may put off a promise to residents; everything else leaves it or draws it nearer. */
  const PUTS_OFF = ['clock.paused', 'plan.changed', 'plan.adopted', 'reclassified', 'danger.ruled', 'appeal.ruled']
  const PROMISES = ['danger', 'respond', 'safe', 'plan', 'resolve']

  function promisesKept(before: readonly ClockNow[], after: readonly ClockNow[], fresh: readonly EventNow[]): void {
    const was = new Map(before.map((one) => [nameOf(one), one]))
    for (const one of after.filter(({ kind, stopped_at }) => PROMISES.includes(kind) && stopped_at === null)) {
      const then = was.get(nameOf(one))
      if (!then || one.due_at <= then.due_at) continue
      const causes = fresh.filter((event) => event.case_id === one.case_id && PUTS_OFF.includes(event.kind))
      expect([nameOf(one), one.due_at, causes.length > 0]).toEqual([nameOf(one), one.due_at, true])
      // what was over stays over
      expect([nameOf(one), then.due_at.getTime() > t.clock.now()]).toEqual([nameOf(one), true])
    }
  }

  /** Nothing that time does is done twice: a step is known by its clock, that clock's due time, and its level. */
  function nothingTwice(events: readonly EventNow[]): void {
    const steps = events.filter(
      ({ kind, actor }) => actor === 0 && ['reminded', 'supervised', 'passed.up'].includes(kind),
    )
    const names = steps.map(({ case_id, kind, data: { clock, dueAt, level, position, pendingAct } }) =>
      [case_id, kind, clock, dueAt, level, position, pendingAct].join(' '),
    )
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  }

  async function demandsStand(ids: readonly string[], clocks: readonly ClockNow[], events: readonly EventNow[]) {
    const rows = await inside.rows('select * from juwuye.supervisions where case_id = any($1)', [ids])
    const said = events.filter((event) => event.kind === 'supervised').map((event) => event.data.supervision)
    expect(rows.map((row) => row.id).sort()).toEqual([...said].sort())
    for (const row of rows.filter((one) => one.clock_kind !== null && !one.answered_at && !one.settled_at)) {
      const clock = clocks.find(
        (one) =>
          one.case_id === row.case_id &&
          one.kind === row.clock_kind &&
          one.subject_id === row.clock_subject_id &&
          one.run === row.clock_run,
      )
      // what stands is about something that runs and is late
      expect([row.clock_kind, clock?.stopped_at, (clock?.due_at.getTime() ?? Infinity) <= t.clock.now()]).toEqual([
        row.clock_kind,
        null,
        true,
      ])
    }
  }

  const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1)

  test.each(Array.from({ length: LIVES }, (_, i) => i + 1))('life %i', async (seed) => {
    const d = dice(seed + 100)
    const on = (stop: Stop) => c.bring(stop, d.pick(['major', 'hard', 'minor']))
    const ids = [await acts.whistle(d, c.neighbour), await on('claimed'), await on('submitted')]
    let clocks = await clocksNow(ids)
    let events = await eventsNow(ids)
    for (let step = 0; step < STEPS; step++) {
      let swept = false
      if (d.next() < 0.25) {
        // an hour, a day, or the worker sleeps for some
        t.clock.advance(d.pick([1, 7, 20, 30, 60, 100, 150]) * HOUR + d.below(HOUR))
        for (const id of ids) await chaseCase(t.deps, c.communityId, id)
        swept = true
      } else {
        const caseId = d.pick(ids)
        const others = ids.filter((id) => id !== caseId)
        // whoever comes first and finds something to do
        for (let tries = 0; tries < 3; tries++) {
          const did = await acts.someAct(d, caseId, d.pick(people), others)
          if (!did) continue
          count(did)
          const asks = TWO_STEP_ACTIONS.some((action) => did === `${action}/do`)
          const agreed = asks && d.next() < 0.6 && (await acts.secondWord(caseId, seconds))
          if (agreed) count(agreed)
          break
        }
      }
      const before = clocks
      const known = new Set(events.map((event) => `${event.case_id} ${event.seq}`))
      clocks = await clocksNow(ids)
      events = await eventsNow(ids)
      const fresh = events.filter((event) => !known.has(`${event.case_id} ${event.seq}`))
      for (const { kind, actor } of fresh) if (actor === 0) count(`time: ${kind}`)
      looksWhenItShould(clocks, swept)
      promisesKept(before, clocks, fresh)
      nothingTwice(events)
      await demandsStand(ids, clocks, events)
    }
    for (const id of ids) expect([id, await time.chainHolds(id)]).toEqual([id, true])
  })

  test('enough of it happened to mean something', () => {
    const byTime = ['reminded', 'supervised', 'released', 'seat.replaced', 'act.lapsed', 'clock.resumed', 'book.ended']
    expect(byTime.filter((kind) => done.has(`time: ${kind}`)).length).toBeGreaterThanOrEqual(5)
    const byPeople = ['pause-clock/confirm', 'put-on-book/confirm', 'urge/do', 'answer-supervision/do', 'sign-yes/do']
    expect(byPeople.filter((act) => !done.has(act))).toEqual([])
  })
})
