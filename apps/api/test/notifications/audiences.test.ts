import { randomUUID } from 'node:crypto'
import { DAY, dayOf, HOUR } from '@juwuye/domain'
import { chaseCase } from '../../src/features/cases/chase-clock.ts'
import { addParty } from '../../src/features/communities/index.ts'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { type GivenCast, laterMorning } from '../given-cast.ts'
import { givenNotes, type Notes } from './given-notes.ts'

jest.setTimeout(120_000)

let n: Notes
let c: GivenCast
beforeAll(async () => {
  n = await givenNotes('audiences')
  c = await n.community()
})
beforeEach(() => laterMorning(n.t))
afterAll(() => n.t.close())

const as = (audience: string, ...names: string[]) => names.map((name) => `${audience} ${name}`)
const PROPERTY = ['propertyMate', 'propertyWorker']
const told = async (caseId: string, kind: Parameters<Notes['told']>[2]) => {
  await n.drain()
  return n.told(c, caseId, kind)
}
/** Lets time pass on one case. */
const pass = async (caseId: string, milliseconds: number) => {
  n.t.clock.advance(milliseconds)
  await chaseCase(n.t.deps, c.communityId, caseId)
}
const triage = (over: object = {}) => ({ class: 'major', title: '楼道灯', partyIds: [c.parties.property], ...over })

describe('from the whistle to the parties', () => {
  test('a whistle is for the desk, and not for who blew it', async () => {
    const { id } = await c.blows(c.reporter)
    expect(await told(id, 'whistle.blown')).toEqual(as('desk', 'secretary', 'socialWorker'))
    const { id: own } = await c.blows(c.secretary)
    expect(await told(own, 'whistle.blown')).toEqual(as('desk', 'socialWorker'))
  })

  test('danger is for the desk, those summoned at once and whoever is on duty, and urgent', async () => {
    const shiftEndsAt = n.t.clock.now() + 8 * HOUR
    const rota = await c.member('rotaPartyMember', { name: '许党员', partyId: c.parties.partyOrganisation })
    await comeUnplanned(n.t.deps, { personId: rota }, { communityId: c.communityId, shiftEndsAt })
    const { id } = await c.blows(c.reporter, { danger: true })
    expect(await told(id, 'whistle.blown')).toEqual(
      [
        ...as('onDuty', rota),
        // of the residents' committee, which is summoned; and the secretary for the desk alone
        ...as('summoned', ...PROPERTY, 'socialWorker'),
        ...as('desk', 'secretary'),
      ].sort(),
    )
    const rows = await n.inside.rows('select distinct urgent from juwuye.messages where case_id = $1', [id])
    expect(rows).toEqual([{ urgent: true }])
  })

  test('who spoke for a neighbour hears what the neighbour would', async () => {
    const { id } = await c.relays(c.buildingHead, '王奶奶')
    await c.does(c.socialWorker, id, 'triage', triage())
    expect(await told(id, 'dispatched')).toEqual([...as('relayer', 'buildingHead'), ...as('summoned', ...PROPERTY)])
    expect((await n.texts(c, c.buildingHead))[0]).toMatch(/^您代报的 .*派给了安居物业，定为大事，请转告邻居$/)
  })

  test('who said "me too" hears who has it, by when, and how it ends', async () => {
    const joined = async (id: string, kind: Parameters<Notes['told']>[2]) =>
      (await told(id, kind)).filter((one) => one.startsWith('joined'))
    const id = await c.bring('raised')
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    await c.does(c.socialWorker, id, 'triage', triage())
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来看' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await c.does(c.propertyWorker, id, 'adopt-plan', c.plan())
    await c.settles(c.ownersMember, id, 'confirm')
    for (const kind of ['dispatched', 'claimed', 'plan.adopted'] as const)
      expect([kind, await joined(id, kind)]).toEqual([kind, as('joined', 'neighbour')])
    const { id: other } = await c.blows(c.owner)
    await c.does(c.neighbour, other, 'join', { id: randomUUID() })
    await c.does(c.socialWorker, other, 'decline', { reason: '路灯归市政', instead: '12345' })
    expect(await joined(other, 'declined')).toEqual(as('joined', 'neighbour'))
    const [text] = await n.texts(c, c.neighbour)
    expect(text).toMatch(/^\S+ \d{4}-\d{4}：不予受理。您那里要是不一样，可以自己再吹一哨$/)
  })

  test('of several parties those newly asked are told that they are', async () => {
    const id = await c.bring('dispatched')
    await c.does(c.socialWorker, id, 'summon', { partyIds: [c.parties.ngo], reason: '一起来' })
    expect(await told(id, 'summoned')).toEqual(as('summoned', 'ngoMember'))
  })

  test('a merged number tells those who whistled on it, and joined in', async () => {
    const target = await c.bring('dispatched')
    const { id } = await c.blows(c.owner)
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    await c.does(c.socialWorker, id, 'triage', triage())
    await c.does(c.socialWorker, id, 'merge', { targetId: target, reason: '同一件' })
    expect(await told(id, 'merged')).toEqual(
      [...as('reporter', 'owner'), ...as('joined', 'neighbour'), ...as('summoned', ...PROPERTY)].sort(),
    )
    expect((await n.told(c, target, 'merged')).filter((one) => one.startsWith('reporter'))).toEqual(
      as('reporter', 'owner', 'reporter'),
    )
  })
})

describe('the plan, the work and the result', () => {
  test('a plan is for its co-signers, a step handed in for the seats not signed yet', async () => {
    const id = await c.bring('submitted')
    expect(await told(id, 'act.proposed')).toEqual(
      as('panel', 'chair', 'councilMember', 'ownersMember', 'socialWorker').sort(),
    )
    const [node] = (await c.view(c.socialWorker, id)).nodes
    const seated = [...as('panel', 'socialWorker'), ...as('panel', 'ownersMember')]
    const asked = await n.told(c, id, 'node.submitted')
    expect(asked).toEqual(expect.arrayContaining(seated))
    expect(node?.seats).toHaveLength(3)
    await c.does(c.socialWorker, id, 'sign-no', { nodeId: node?.id, round: 1, reason: '还闪' })
    expect(await told(id, 'node.returned')).toEqual([...as('doer', ...PROPERTY), ...as('reporter', 'reporter')])
  })

  test('each signature is for the doer; the last for reporter, lead and desk', async () => {
    const id = await c.bring('verified')
    const signed = await told(id, 'node.signed')
    expect(new Set(signed)).toEqual(new Set(as('doer', ...PROPERTY)))
    expect(signed).toHaveLength(2 * 2)
    const verified = await n.told(c, id, 'node.verified')
    expect(verified).toEqual(expect.arrayContaining([...as('lead', ...PROPERTY), ...as('reporter', 'reporter')]))
    expect(verified).toEqual(expect.arrayContaining(as('desk', 'secretary')))
  })

  test('a result is for the whole estate, also for who joined from elsewhere, each once; not for its publisher', async () => {
    const id = await c.bring('claimed')
    await c.does(c.neighbour, id, 'join', { id: randomUUID() })
    await c.does(c.propertyWorker, id, 'conclude-unsolved', { reason: 'money', words: '没有钱' })
    expect(await told(id, 'act.proposed')).toEqual(as('rulingBody', 'chair'))
    expect((await c.settles(c.chair, id, 'confirm')).status).toBe(200)
    await c.publishes(id)
    expect(await told(id, 'publicised')).toEqual(
      [...as('reporter', 'reporter'), ...as('joined', 'neighbour'), ...as('estate', 'declared', 'owner')].sort(),
    )
  })

  test('an objection is for the ruling body and the lead, the ruling for who objected', async () => {
    const id = await c.bring('publicised')
    await c.does(c.neighbour, id, 'object', { reason: '没好' })
    await c.does(c.owner, id, 'object', { reason: '也没好' })
    const asked = await told(id, 'objected')
    expect(asked.filter((one) => one.startsWith('lead'))).toHaveLength(2 * 2)
    const body = asked.find((one) => one.startsWith('rulingBody'))?.split(' ')[1] as keyof GivenCast
    const ruler = c[body] as string
    const { objections } = await c.view(ruler, id)
    const mine = objections[0]
    await c.does(ruler, id, 'rule-objection', { objectionId: mine?.id, uphold: false, reason: '修好了' })
    const heard = await told(id, 'objection.ruled')
    expect(heard.filter((one) => one.startsWith('objector'))).toEqual(as('objector', 'neighbour'))
    expect(heard).toEqual(expect.arrayContaining(as('reporter', 'reporter')))
  })
})

describe('time and supervision', () => {
  test('a reminder is for who owes it; supervision for secretary and council, then for the town', async () => {
    const id = await c.bring('dispatched')
    await pass(id, 40 * HOUR)
    expect(await told(id, 'reminded')).toEqual(as('owner', ...PROPERTY, 'socialWorker'))
    await pass(id, 33 * HOUR)
    expect(await told(id, 'supervised')).toEqual(
      [
        ...as('owner', ...PROPERTY, 'socialWorker'),
        ...as('secretary', 'secretary'),
        ...as('council', 'chair', 'councilMember'),
      ].sort(),
    )
    await pass(id, 25 * HOUR)
    expect((await told(id, 'supervised')).filter((one) => one.startsWith('town'))).toEqual(as('town', 'town'))
    expect((await n.texts(c, c.town))[0]).toMatch(/^\S+ \d{4}-\d{4}（大事）：\d+ 月 \d+ 日到期没有办，二级督办$/)
  })

  test('the answer to a supervision is for who demanded it', async () => {
    const id = await c.bring('claimed')
    const answerDay = dayOf(n.t.clock.now() + 2 * DAY)
    await c.does(c.chair, id, 'supervise', { demand: '哪天修好', answerDay })
    expect(await told(id, 'supervised')).toEqual([
      ...as('desk', 'secretary', 'socialWorker'),
      ...as('owner', ...PROPERTY),
    ])
    const [sheet] = (await c.view(c.propertyWorker, id)).supervisions
    await c.does(c.propertyWorker, id, 'answer-supervision', { supervisionId: sheet?.id, answer: '后天' })
    expect(await told(id, 'supervision.answered')).toEqual(as('supervisor', 'chair'))
  })

  test('a question that the body leaves unruled is for the town', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'decline', { reason: 'x', instead: 'y' })
    await c.does(c.reporter, id, 'appeal', { reason: '不服' })
    expect(await told(id, 'appealed')).toEqual(as('rulingBody', 'chair'))
    await pass(id, 5 * DAY)
    expect(await told(id, 'passed.up')).toEqual([...as('rulingBody', 'chair'), ...as('town', 'town')])
  })

  test('a second word that waits reminds those who may give it, and no one who gave it', async () => {
    const id = await c.bring('proposed')
    await pass(id, 4 * DAY)
    await n.drain()
    const people = await n.inside.rows(
      `select person_id from juwuye.messages where case_id = $1 and kind = 'reminded' and data ->> 'clock' = 'pendingAct'`,
      [id],
    )
    expect(people.map((row) => row.person_id).sort()).toEqual(
      [c.chair, c.councilMember, c.ownersMember, c.socialWorker].sort(),
    )
  })
})

describe('who may not know', () => {
  test('a private matter is told to its reporter, the desk and the mediator, by its number alone', async () => {
    const { id } = await c.blows(c.reporter)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '两家吵架', mediatorId: c.mediator })
    expect(await told(id, 'dispatched')).toEqual([...as('reporter', 'reporter'), ...as('summoned', 'mediator')])
    const [text] = await n.texts(c, c.reporter)
    expect(text).toMatch(/^您的一件事有新进展（\S+ \d{4}-\d{4}）$/)
    await pass(id, 80 * HOUR)
    expect(await told(id, 'supervised')).toEqual([
      ...as('owner', 'mediator', 'socialWorker'),
      ...as('secretary', 'secretary'),
    ])
    await pass(id, 8 * DAY)
    await n.drain()
    const { items } = await n.inbox(c, c.town)
    const ours = items.filter((item) => item.kind === 'supervised')
    expect(ours[0]?.text).toMatch(/^\S+ \d{4}-\d{4}：(\d{4} 年 )?\d+ 月 \d+ 日到期没有办，二级督办$/)
    expect(ours[0]?.case).toBeNull()
  })

  test('turned private, a case leaves every inbox but theirs: no title, no number, no link, no word of what it was', async () => {
    const id = await c.bring('claimed')
    await n.drain()
    const before = (await n.inbox(c, c.propertyWorker)).items.find((item) => item.case?.id === id)
    expect(before?.case?.title).toBe('楼道灯不亮')
    await c.does(c.socialWorker, id, 'reclassify', { class: 'private', mediatorId: c.mediator, reason: '家里的事' })
    expect(await told(id, 'reclassified')).toEqual([...as('reporter', 'reporter'), ...as('summoned', 'mediator')])
    const after = (await n.inbox(c, c.propertyWorker)).items.find((item) => item.id === before?.id)
    expect(after?.case).toBeNull()
    expect(after?.text).toBe('一件事：等您看')
  })

  test('of an anonymous whistle nobody reads who it was, nor what they said', async () => {
    const { id } = await c.blows(c.reporter, { visibility: 'anonymous', text: '楼上天天扔烟头下来' })
    await c.does(c.socialWorker, id, 'triage', triage({ title: '高空抛物' }))
    await c.does(c.propertyWorker, id, 'check-in', { reply: '今天去贴告示' })
    await c.does(c.reporter, id, 'urge', { words: '还在扔' })
    await c.does(c.propertyWorker, id, 'claim-lead')
    await n.drain()
    for (const person of [c.socialWorker, c.secretary, c.propertyWorker, c.propertyMate, c.reporter, c.town]) {
      const said = JSON.stringify(await n.inbox(c, person))
      expect(said).not.toMatch(/张阿姨|烟头|告示|还在扔/)
    }
    expect(await n.told(c, id, 'urged')).toEqual([
      ...as('desk', 'secretary', 'socialWorker'),
      ...as('lead', ...PROPERTY),
    ])
  })

  test('a complaint about a party is not told to it as desk, secretary or council', async () => {
    const { id } = await c.blows(c.reporter, { aboutPartyId: c.parties.residentsCommittee })
    expect(await told(id, 'whistle.blown')).toEqual(as('desk', 'secretary'))
    const { id: other } = await c.blows(c.neighbour, { aboutPartyId: c.parties.estateCouncil })
    await c.does(c.socialWorker, other, 'triage', triage())
    await pass(other, 73 * HOUR)
    const heard = await told(other, 'supervised')
    expect(heard.filter((one) => one.startsWith('council'))).toEqual([])
    expect(heard).toEqual(expect.arrayContaining(as('secretary', 'secretary')))
  })

  test('a whistle that is not to be shown is not told to neighbours', async () => {
    const { id } = await c.blows(c.reporter, { visibility: 'private', danger: true })
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来' })
    await n.drain()
    const people = await n.inside.rows('select person_id from juwuye.messages where case_id = $1', [id])
    const told = people.map((row) => row.person_id)
    expect(told).toContain(c.propertyMate)
    for (const person of [c.neighbour, c.owner, c.declared]) expect(told).not.toContain(person)
  })
})

test('a party without anybody is told nothing, and breaks nothing', async () => {
  const fire = await addParty(n.t.deps, c.g.town, {
    communityId: c.communityId,
    kind: 'department',
    name: '消防站',
    phone: null,
    estateIds: [c.estateId],
  })
  const { id } = await c.blows(c.reporter)
  await c.does(c.socialWorker, id, 'triage', triage({ partyIds: [fire] }))
  expect(await told(id, 'dispatched')).toEqual(as('reporter', 'reporter'))
})

test('where nobody is left at the desk, the town is the desk', async () => {
  const secretary = { name: '书记', partyId: c.parties.property }
  await c.member('propertyStaff', { ...secretary, personId: c.secretary })
  await c.member('propertyStaff', { ...secretary, personId: c.socialWorker })
  const { id } = await c.blows(c.reporter, { aboutPartyId: c.parties.property })
  expect(await told(id, 'whistle.blown')).toEqual(as('desk', 'town'))
})
