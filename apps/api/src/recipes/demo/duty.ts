import { DAY, dayOf, HOUR, MINUTE, POST_ROLES, type PostKind, rotaSlots } from '@juwuye/domain'
import { eq } from 'drizzle-orm'
import type { Deps } from '../../deps.ts'
import {
  addPost,
  addStation,
  checkInForDuty,
  checkOut,
  comeUnplanned,
  type FoundShift,
  fillMonth,
  findShifts,
  pairTablet,
  postsOf,
  publishRota,
  readStationScreen,
  recordAttendance,
  setDutyPerson,
  shifts,
  stationsOf,
  takeHandover,
} from '../../features/duty/index.ts'
import { communitiesOf, registerPerson } from '../../features/identity/index.ts'
import { asPerson, inCommunity } from '../../platform/db/tenant.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { DEMO_PEOPLE } from './people.ts'
import { instantOf, type When } from './scene.ts'
import { type DemoWorld, openidOf } from './world.ts'

interface PostPlan {
  readonly kind: PostKind
  readonly label: string
  readonly weekdays: readonly number[]
  readonly from: number
  readonly until: number
  /** Keys of the people, with how often a week. */
  readonly people: Readonly<Record<string, number>>
}

interface StationPlan {
  readonly community: string
  readonly organiser: string
  readonly name: string
  readonly address: string
  readonly posts: readonly PostPlan[]
  readonly reserve: readonly string[]
  /** Its days are told one by one; elsewhere only today. */
  readonly lively: boolean
}

const WORKDAYS = [1, 2, 3, 4, 5]
const DAILY = [1, 2, 3, 4, 5, 6, 7]
const desk = (kind: PostKind, label: string, people: PostPlan['people']): PostPlan => ({
  ...{ kind, label, weekdays: WORKDAYS, from: 8.5 * 60, until: 17.5 * 60 },
  people,
})
const EVENING = { weekdays: DAILY, from: 18 * 60, until: 20 * 60 }

const small = (community: string, name: string): StationPlan => ({
  community,
  organiser: `${community}-worker`,
  name: `${name}社区服务站`,
  address: `${name}社区大门口`,
  posts: [
    desk('deskSocialWorker', '坐班社工', { [`${community}-worker`]: 5 }),
    desk('deskProperty', '坐班物业', { [`${community}-property`]: 5 }),
  ],
  reserve: [],
  lively: false,
})

/** 桂花 has none yet: there one sees how a station begins. */
const STATIONS: readonly StationPlan[] = [
  {
    community: 'wutong',
    organiser: 'chen',
    name: '梧桐社区服务站',
    address: '临溪花园东门旁',
    posts: [
      desk('deskSocialWorker', '坐班社工', { lin: 4, chen: 2 }),
      desk('deskProperty', '坐班物业', { li: 3, wang: 1, sun: 2, wu: 2 }),
      {
        ...{ kind: 'rotaPartyMember', label: '轮值党员', weekdays: WORKDAYS, from: 13.5 * 60, until: 17.5 * 60 },
        people: { xu: 4, zhou: 2 },
      },
      {
        ...{ kind: 'other', label: '邻里值守', ...EVENING },
        people: { zheng: 2, feng: 2, tang: 2, han: 1, zhu: 1, jiang: 1 },
      },
    ],
    reserve: ['zhou', 'tang', 'zhu'],
    lively: true,
  },
  small('shiqiao', '石桥'),
  small('nantang', '南塘'),
]

/** Nowhere in particular; gcj02. */
const PLACE = { latitude: 29.872, longitude: 121.551 }
const RADIUS = 200
const OPENING = [{ weekdays: WORKDAYS, onHolidays: false, fromMinute: 8.5 * 60, untilMinute: 17.5 * 60 }]

/** Days before now on which the rota begins, and how far it is published ahead. */
const BEGAN = 7
const AHEAD = 10
/** Evenings, so many days ago: written down by the desk, nobody came, proved by the code alone, a card was left. */
const RECORDED = 3
const MISSED = 2
const WEAK = 4
const CARDS = [5, 1]

export interface DutyMoment {
  readonly at: number
  readonly play: () => Promise<void>
}

/** A station with its people, while its story is told by the real commands. */
class StationStory {
  private stationId = ''
  private token = ''
  private cards: string[] = []

  constructor(
    private readonly deps: Deps,
    private readonly world: DemoWorld,
    private readonly plan: StationPlan,
    private readonly now: number,
    private readonly tick: () => Promise<void>,
  ) {}

  private person(key: string): string {
    return this.world.people.get(key) ?? ''
  }

  private get address() {
    const communityId = this.world.communities[this.plan.community]?.communityId ?? ''
    return { communityId, personId: this.person(this.plan.organiser) }
  }

  moments(): DutyMoment[] {
    const at = (when: When, play: () => Promise<void>): DutyMoment => ({ at: instantOf(when, this.now), play })
    const days = this.plan.lively ? Array.from({ length: BEGAN + 1 }, (_, n) => BEGAN - n) : [0]
    return [
      at(this.plan.lively ? [BEGAN, '07:30'] : [1, '20:00'], () => this.open()),
      ...days.flatMap((ago) => [
        at([ago, '08:24'], () => this.come([ago, '08:30'])),
        at([ago, '08:40'], () => this.takeOver([ago, '08:30'])),
        at([ago, '13:24'], () => this.come([ago, '13:30'])),
        at([ago, '17:28'], () => this.go([ago, '08:30'])),
        at([ago, '17:29'], () => this.go([ago, '13:30'])),
        at([ago, '17:56'], () =>
          [MISSED, RECORDED].includes(ago) ? Promise.resolve() : this.come([ago, '18:00'], ago === WEAK),
        ),
        at([ago, '18:12'], () => (ago === RECORDED ? this.record([ago, '18:00']) : Promise.resolve())),
        at([ago, '18:15'], () => (ago === MISSED ? this.tick() : Promise.resolve())),
        at([ago, '19:58'], () => this.go([ago, '18:00'], CARDS.includes(ago))),
      ]),
    ].filter((moment) => moment.at <= this.now)
  }

  private async open(): Promise<void> {
    const { deps, address, plan } = this
    const { name, address: where } = plan
    const body = { name, address: where, phone: null, ...PLACE, radiusMetres: RADIUS, opening: OPENING, version: 0 }
    await addStation(deps, { ...address, key: undefined }, body)
    const [station] = await inCommunity(deps.db.api, address, (tx) => stationsOf(tx, address.communityId))
    this.stationId = station?.id ?? ''
    for (const { kind, label, weekdays, from, until } of plan.posts) {
      const shift = {
        weekdays: [...weekdays],
        onHolidays: kind === 'other',
        fromMinute: from,
        untilMinute: until,
        seats: 1,
      }
      const post = { label, stationId: this.stationId, kind, roles: [...POST_ROLES[kind]], shifts: [shift] }
      await addPost(deps, { ...address, key: undefined }, { ...post, active: true, version: 0 })
    }
    await this.nameThePeople()
    const opened = this.deps.clock.now()
    const days = Array.from({ length: BEGAN + AHEAD }, (_, n) => dayOf(opened + n * DAY))
    const posts = await inCommunity(deps.db.api, address, (tx) => postsOf(tx, address.communityId))
    for (const month of new Set(days.map((day) => day.slice(0, 7)))) {
      if (!rotaSlots(month, posts).some(({ fromAt }) => fromAt > opened)) continue
      await fillMonth(deps, { ...address, month, version: 0 })
      await publishRota(deps, { ...address, month, version: 1 })
    }
    this.token = (await pairTablet(deps, { ...address, stationId: this.stationId })).token
  }

  private async nameThePeople(): Promise<void> {
    const { deps, address, plan } = this
    const made = await inCommunity(deps.db.api, address, (tx) => postsOf(tx, address.communityId))
    const keys = new Set([...plan.posts.flatMap(({ people }) => Object.keys(people)), ...plan.reserve])
    for (const key of keys) {
      const theirs = plan.posts.filter(({ people }) => key in people)
      const postIds = theirs.flatMap(({ label }) => made.find((post) => post.label === label)?.id ?? [])
      const maxPerWeek = Math.max(...theirs.map(({ people }) => people[key] ?? 0))
      const stands = { postIds, offWeekdays: [], maxPerWeek, reserve: plan.reserve.includes(key), active: true }
      await setDutyPerson(deps, { ...address, of: this.person(key) }, { ...stands, daysOff: [], version: 0 })
    }
  }

  private standing(when: When): Promise<FoundShift[]> {
    const { communityId } = this.address
    return inCommunity(this.deps.db.api, this.address, async (tx) =>
      (await findShifts(tx, communityId, eq(shifts.fromAt, instantOf(when, this.now)))).filter(
        ({ shift }) => shift.personId !== null,
      ),
    )
  }

  /** By the tablet's code and the place, or by the code alone. */
  private async come(when: When, codeAlone = false): Promise<void> {
    for (const { shift } of await this.standing(when)) {
      const personId = shift.personId ?? ''
      const { codes } = await readStationScreen(this.deps, this.token)
      const location = codeAlone ? null : { ...PLACE, accuracyMetres: 25 }
      const coming = { shiftId: shift.id, code: codes[0]?.text ?? null, location }
      await checkInForDuty(this.deps, { ...this.address, personId }, coming)
    }
  }

  private async record(when: When): Promise<void> {
    for (const { shift } of await this.standing(when)) {
      const written = { shiftId: shift.id, inAt: shift.fromAt + 2 * MINUTE, reason: '平板没电了，人 18:02 到的' }
      if (shift.personId !== this.address.personId) await recordAttendance(this.deps, { ...this.address, ...written })
    }
  }

  private async go(when: When, promises = false): Promise<void> {
    for (const { shift, attendance } of await this.standing(when)) {
      if (!attendance || attendance.checkedOutAt !== null || attendance.shiftEndsAt <= this.deps.clock.now()) continue
      const dueAt = this.deps.clock.now() + 16 * HOUR
      const card = promises
        ? {
            note: '钥匙在前台抽屉里',
            promises: [
              { kind: 'visit' as const, caseId: null, words: '答应 4 幢住户：回电话说漏水什么时候来修', dueAt },
              { kind: 'other' as const, caseId: null, words: '电梯维修工来了，带他去机房', dueAt: null },
            ],
          }
        : { note: '', promises: [] }
      const address = { ...this.address, personId: shift.personId ?? '' }
      const { handoverId } = await checkOut(this.deps, { ...address, attendanceId: attendance.id, card })
      if (handoverId) this.cards.push(handoverId)
    }
  }

  /** Whoever comes in the morning takes over what the evening left; yesterday's card still waits. */
  private async takeOver(when: When): Promise<void> {
    const [first] = await this.standing(when)
    if (instantOf(when, this.now) > this.now - 2 * DAY || !first?.attendance) return
    for (const handoverId of this.cards.splice(0))
      await takeHandover(this.deps, { ...this.address, personId: first.shift.personId ?? '', handoverId })
  }
}

interface DutyOptions {
  readonly deps: Deps
  readonly now: number
  readonly tick: () => Promise<void>
}

/** The last days of every station, from its opening. */
export const dutyMoments = ({ deps, now, tick }: DutyOptions, world: DemoWorld): DutyMoment[] =>
  STATIONS.flatMap((plan) => new StationStory(deps, world, plan, now, tick).moments())

/** Comes to the shift there is now, at the station; where the rota has none, sits there all the same. */
async function sitAtStation(deps: Deps, address: { communityId: string; personId: string }): Promise<void> {
  const location = { ...PLACE, accuracyMetres: 25 }
  try {
    await checkInForDuty(deps, address, { shiftId: null, code: null, location })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const [station] = await inCommunity(deps.db.api, address, (tx) => stationsOf(tx, address.communityId))
    const shiftEndsAt = deps.clock.now() + 12 * HOUR
    await comeUnplanned(deps, address, { ...address, stationId: station?.id ?? null, shiftEndsAt })
  }
}

/** Whoever sits at the station whenever the demonstration starts is there now. */
export async function openStation(deps: Deps, appId: string): Promise<void> {
  for (const person of DEMO_PEOPLE.filter((p) => p.onDuty)) {
    const personId = await registerPerson(deps, { appId, openid: openidOf(person) })
    const [home] = await asPerson(deps.db.api, personId, (tx) => communitiesOf(tx, personId))
    if (home) await sitAtStation(deps, { communityId: home, personId })
  }
}
