import { randomUUID } from 'node:crypto'
import { DAY, dayOf } from '@juwuye/domain'
import { chaseCase } from '../../src/features/cases/chase-clock.ts'
import { addEstate, addParty } from '../../src/features/communities/index.ts'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { letWechatJudge } from '../../src/recipes/index.ts'
import type { TestApp } from '../build-app.ts'
import { type GivenCast, laterMorning } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'

/** What the cases are made with. */
class Population {
  constructor(
    readonly t: TestApp,
    readonly c: GivenCast,
    /** A party without anybody. */
    readonly fire: string,
  ) {}

  async blow(over: Record<string, unknown> = {}, by = this.c.reporter): Promise<string> {
    return (await this.c.blows(by, { spot: '502 对面', ...over })).id
  }

  async sent(over: Record<string, unknown> = {}, triage: object = {}, desk = this.c.socialWorker, by?: string) {
    const id = await this.blow(over, by)
    const { property, ngo } = this.c.parties
    const said = { class: 'major', title: '楼道灯', partyIds: [property, ngo, this.fire], ...triage }
    await this.c.does(desk, id, 'triage', said)
    return id
  }

  refuses(by: string, id: string, over: object = {}) {
    const said = { reason: 'notOurDuty', words: '不归我们', rightName: '消防队', ...over }
    return this.c.does(by, id, 'refuse-summons', said)
  }

  async refusedTwice(over: Record<string, unknown> = {}): Promise<string> {
    const id = await this.sent(over)
    await this.refuses(this.c.propertyWorker, id)
    await this.refuses(this.c.ngoMember, id)
    return id
  }

  /** Turned down, and appealed by its reporter. */
  async appealed(over: Record<string, unknown>, desk: string, triage?: object): Promise<string> {
    const id = await this.blow(over)
    if (triage) await this.c.does(desk, id, 'triage', { title: '吵架', ...triage })
    await this.c.does(desk, id, 'decline', { reason: 'x', instead: 'y' })
    await this.c.does(this.c.reporter, id, 'appeal', { reason: '不服' })
    return id
  }

  async photo(by: string): Promise<string> {
    const id = randomUUID() as string
    const file = await phonePhoto({ width: 80, height: 60 })
    await keepUpload(this.t.deps, { personId: by }, { communityId: this.c.communityId, id, file })
    await letWechatJudge(this.t.deps, { communityId: this.c.communityId, photoId: id, personId: by })
    return id
  }

  record() {
    return { partyId: this.fire, channel: 'call', official: '刘站长', day: dayOf(this.t.clock.now()) }
  }
}

/** Who was asked and refused, and who has to rule. */
async function passed(p: Population): Promise<void> {
  const { c, t } = p
  await p.refuses(c.propertyWorker, await p.sent())
  await p.refusedTwice()
  const back = await p.refusedTwice()
  await c.does(c.ngoMember, back, 'check-in', { reply: '还是来' })
  const third = await p.refusedTwice()
  await c.does(c.socialWorker, third, 'summon', { partyIds: [c.parties.estateCouncil], reason: '来看' })
  await p.refuses(c.councilMember, third)
  laterMorning(t)
  await p.refusedTwice({ aboutPartyId: c.parties.estateCouncil, visibility: 'private' })
  // danger that nobody confirmed, not shown to anybody: who leads is asked all the same
  const danger = await p.blow({ danger: true, visibility: 'private' })
  await p.refuses(c.propertyWorker, danger)
  await p.refuses(c.socialWorker, danger)
  const named = await p.refusedTwice()
  await c.does(c.chair, named, 'rule-lead', { partyId: c.parties.property, reason: '管楼的来' })
  const recorded = await p.sent()
  await c.does(c.secretary, recorded, 'check-in', { reply: '来', recordedFor: p.record() })
  await p.refuses(c.propertyWorker, recorded)
  laterMorning(t)
}

async function turnedDown(p: Population): Promise<void> {
  const { c, t } = p
  await p.appealed({}, c.socialWorker)
  await p.appealed({ visibility: 'private' }, c.socialWorker)
  await p.appealed({ aboutPartyId: c.parties.estateCouncil, visibility: 'private' }, c.secretary)
  await p.appealed({}, c.secretary, { class: 'private', mediatorId: c.mediator })
  laterMorning(t)
  const upheld = await p.appealed({}, c.socialWorker)
  const [ruling] = (await c.view(c.reporter, upheld)).rulings
  await c.does(c.chair, upheld, 'rule-appeal', { rulingId: ruling?.id, uphold: true, reason: '该管' })
}

async function moved(p: Population): Promise<void> {
  const { c, t } = p
  const target = await p.sent({}, {}, undefined, c.neighbour)
  for (const visibility of ['named', 'private', 'anonymous']) {
    const id = await p.blow({ visibility })
    if (visibility !== 'private') await c.does(c.declared, id, 'join', { id: randomUUID() })
    await c.does(c.socialWorker, id, 'merge', { targetId: target, reason: '同一件' })
  }
  laterMorning(t)
  const parted = await p.sent()
  await c.does(c.neighbour, parted, 'join', { id: randomUUID(), visibility: 'private' })
  const { whistles } = await c.view(c.socialWorker, parted)
  const off = whistles.filter((whistle) => whistle.joined).map((whistle) => whistle.id)
  await c.does(c.socialWorker, parted, 'split', { whistleIds: off, reason: '两件事' })
}

async function shown(p: Population): Promise<void> {
  const { c } = p
  const reported = await c.bring('publicised', 'minor')
  await c.does(c.neighbour, reported, 'report', { reason: '有车牌' })
  const down = await c.bring('publicised', 'minor')
  await c.does(c.socialWorker, down, 'take-down', { reason: '有车牌' })
  const overdue = await c.bring('publicised')
  await c.does(c.neighbour, overdue, 'object', { reason: '没好' })
  laterMorning(p.t, 6)
}

/** What time chased, demands by hand, and what is on the book or paused. */
async function chased(p: Population): Promise<void> {
  const { c, t } = p
  const demand = async (id: string, by = c.town) => {
    const said = { demand: '请说明', answerDay: dayOf(t.clock.now() + 2 * DAY) }
    const { supervisions } = await c.does(by, id, 'supervise', said)
    return supervisions.at(-1)?.id
  }
  const late = [
    await p.blow({}, c.neighbour),
    await p.blow({ visibility: 'private', aboutPartyId: c.parties.residentsCommittee }, c.neighbour),
    await p.sent({}, { class: 'hard' }, c.socialWorker, c.neighbour),
    await p.sent({}, { class: 'private', mediatorId: c.mediator, partyIds: [] }),
    await c.bring('claimed', 'minor'),
    await c.bring('rectifying', 'minor'),
    await c.bring('publicised', 'minor'),
  ]
  await c.does(c.neighbour, late.at(-1) ?? '', 'report', { reason: '有车牌' })
  laterMorning(t, 8)
  for (const id of late) await chaseCase(t.deps, c.communityId, id)
  const [answered, withdrawn, merged] = [await p.sent(), await p.blow(), await p.blow()]
  const supervisionId = await demand(answered)
  await c.does(c.propertyWorker, answered, 'answer-supervision', { supervisionId, answer: '明天去' })
  for (const id of [withdrawn, merged, await c.bring('verified')]) await demand(id)
  await c.does(c.reporter, withdrawn, 'withdraw')
  await c.does(c.socialWorker, merged, 'merge', { targetId: answered, reason: '同一件' })
  laterMorning(t)
  for (const days of [3, 80]) {
    const booked = await c.bring('claimed', 'hard')
    await c.does(c.socialWorker, booked, 'put-on-book', {
      reason: '明年才有钱',
      reviewDay: dayOf(t.clock.now() + days * DAY),
    })
    await c.settles(c.chair, booked, 'confirm')
  }
  const paused = await c.bring('claimed', 'hard')
  const untilDay = dayOf(t.clock.now() + 60 * DAY)
  await c.does(c.propertyWorker, paused, 'pause-clock', { clock: 'plan', reason: '等配件', untilDay })
  await c.settles(c.socialWorker, paused, 'confirm')
}

/** Second words of every kind, asked lately. */
async function pending(p: Population): Promise<void> {
  const { c, t } = p
  const day = dayOf(t.clock.now() + 40 * DAY)
  for (const action of ['put-on-book', 'pause-clock'] as const) {
    const waiting = await c.bring('claimed', 'hard')
    if (action === 'put-on-book') await c.does(c.socialWorker, waiting, action, { reason: '等钱', reviewDay: day })
    else await c.does(c.propertyWorker, waiting, action, { clock: 'plan', reason: '等配件', untilDay: day })
  }
  laterMorning(t)
  await c.bring('proposed')
  const urgent = await c.bring('checkedIn', 'urgent')
  await c.does(c.propertyWorker, urgent, 'make-safe', { text: '围好了', photos: [await p.photo(c.propertyWorker)] })
  const unsolved = await c.bring('claimed')
  await c.does(c.propertyWorker, unsolved, 'conclude-unsolved', { reason: 'money', words: '没有钱' })
  const changing = await c.bring('rectifying')
  const dueDay = dayOf(t.clock.now() + 9 * DAY)
  const { nodes } = c.plan({ dueDay, doerPartyId: p.fire })
  await c.does(c.propertyWorker, changing, 'change-plan', { nodes, reason: '换人做' })
  laterMorning(t)
  const quarrel = await p.sent({}, { class: 'private', mediatorId: c.mediator, partyIds: [] })
  await c.does(c.mediator, quarrel, 'check-in', { reply: '来' })
  await c.does(c.mediator, quarrel, 'claim-lead')
  await c.does(c.socialWorker, quarrel, 'reclassify', {
    class: 'minor',
    partyIds: [c.parties.property],
    reason: '公开办',
  })
  const mended = await p.sent({}, { class: 'private', mediatorId: c.mediator, partyIds: [] })
  await c.does(c.mediator, mended, 'check-in', { reply: '来' })
  await c.does(c.mediator, mended, 'claim-lead')
  await c.does(c.mediator, mended, 'close-private', { outcome: '谈好了' })
  const parting = await p.sent()
  await c.does(c.neighbour, parting, 'join', { id: randomUUID() })
  const { whistles } = await c.view(c.socialWorker, parting)
  const off = whistles.filter((whistle) => whistle.joined).map((whistle) => whistle.id)
  await c.does(c.reporter, parting, 'split', { whistleIds: off, reason: '两件事' })
  const talking = await c.bring('claimed')
  await c.does(c.propertyWorker, talking, 'start-talk', { topic: '怎么修' })
  laterMorning(t)
}

/** The town is asked to co-sign and to verify; a party without anybody does the work. */
async function withTheTown(p: Population): Promise<void> {
  const { c, t } = p
  const input = { communityId: c.communityId, name: '老粮站宿舍', buildings: ['1 幢'], places: [], onCall: [] }
  const { id: estateId, buildings } = await addEstate(t.deps, c.g.town, input)
  await c.member('resident', { name: '业主', level: 'owner', estateId })
  const doer = c.parties.residentsCommittee
  const byPhone = {
    estateId,
    buildingId: buildings[0]?.id,
    channel: 'phone',
    onBehalfOf: { name: '老人', consent: 'spoken' },
  }
  const triage = { partyIds: [doer] }
  for (const adopted of [false, true]) {
    const id = await p.sent(byPhone, triage, c.secretary, c.socialWorker)
    await c.does(c.socialWorker, id, 'check-in', { reply: '来' })
    await c.does(c.socialWorker, id, 'claim-lead')
    const { pending: asked } = await c.does(c.socialWorker, id, 'adopt-plan', c.plan({ doerPartyId: doer }))
    if (!adopted) continue
    await c.post(c.town, `/cases/${id}/pending-acts/${asked[0]?.id}/confirm`)
    const [node] = (await c.view(c.socialWorker, id)).nodes
    await c.does(c.socialWorker, id, 'submit-node', { nodeId: node?.id, note: '好了' })
  }
  const recorded = await p.sent()
  await c.does(c.propertyWorker, recorded, 'check-in', { reply: '来' })
  await c.does(c.propertyWorker, recorded, 'claim-lead')
  await c.does(c.propertyWorker, recorded, 'adopt-plan', c.plan({ doerPartyId: p.fire }))
  await c.settles(c.ownersMember, recorded, 'confirm')
  // lately asked, so that the town is not next yet
  await p.refusedTwice()
  await p.appealed({}, c.socialWorker)
}

/** Cases refused, ruled on, turned down, merged, split, reported, and asked for a second word. */
export async function hardCases(t: TestApp, c: GivenCast): Promise<void> {
  const fire = await addParty(t.deps, c.g.town, {
    communityId: c.communityId,
    kind: 'department',
    name: '消防队',
    phone: null,
    estateIds: [c.estateId],
  })
  const p = new Population(t, c, fire)
  laterMorning(t)
  for (const part of [passed, turnedDown, moved, shown, chased, pending, withTheTown]) {
    laterMorning(t)
    await part(p)
  }
}
