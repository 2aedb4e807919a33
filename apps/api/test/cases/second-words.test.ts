import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import type { ActionOffer, CaseCard } from '@juwuye/types'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { keepUpload } from '../../src/features/uploads/index.ts'
import { buildTestApp, type TestApp } from '../build-app.ts'
import { type GivenCast, givenCast, laterMorning, problemOf } from '../given-cast.ts'
import { phonePhoto } from '../photos.ts'

jest.setTimeout(120_000)

describe('what waits for a second word', () => {
  let t: TestApp
  let c: GivenCast

  beforeAll(async () => {
    t = await buildTestApp()
    c = await givenCast(t)
  })
  beforeEach(() => laterMorning(t))
  afterAll(() => t.close())

  const photo = async (personId: string) => {
    const id: string = randomUUID()
    const file = await phonePhoto({ width: 300, height: 200 })
    await keepUpload(t.deps, { personId }, { communityId: c.communityId, id, file })
    return id
  }
  const unsolved = { reason: 'money', words: '没有这笔钱' }

  /** A case for every kind of second word, in every state in which it can wait. */
  async function waitingCases(): Promise<string[]> {
    const ids: string[] = []
    const bring = async (...args: Parameters<GivenCast['bring']>) => {
      laterMorning(t)
      const id = await c.bring(...args)
      ids.push(id)
      return id
    }
    const changing = await bring('rectifying')
    const [step] = c.plan().nodes
    await c.does(c.propertyWorker, changing, 'change-plan', { nodes: [{ ...step, id: null }], reason: '改' })
    const talking = await bring('proposed')
    await c.does(c.socialWorker, talking, 'start-talk', { topic: '谈谈' })
    const halted = await bring('rectifying')
    await c.does(c.propertyWorker, halted, 'change-plan', { nodes: [{ ...step, id: null }], reason: '改' })
    await c.does(c.propertyWorker, halted, 'start-talk', { topic: '先谈' })
    for (const stop of ['checkedIn', 'rectifying'] as const) {
      const safe = await bring(stop, 'urgent')
      await c.does(c.propertyWorker, safe, 'make-safe', { text: '围好了', photos: [await photo(c.propertyWorker)] })
    }
    for (const stop of ['claimed', 'submitted'] as const) {
      const ending = await bring(stop)
      await c.does(c.propertyWorker, ending, 'conclude-unsolved', unsolved)
    }
    const planning = await bring('claimed')
    await c.does(c.propertyWorker, planning, 'conclude-unsolved', unsolved)
    await c.does(c.propertyWorker, planning, 'adopt-plan', c.plan())
    const opening = await bring('dispatched')
    await c.does(c.socialWorker, opening, 'reclassify', { class: 'private', reason: '家事', mediatorId: c.mediator })
    const out = { class: 'minor', reason: '公开办', partyIds: [c.parties.ngo] }
    await c.does(c.socialWorker, opening, 'reclassify', out)
    return ids
  }

  test('each finds in their queues exactly what they may say it to, and what still wants a plan', async () => {
    const cases = await waitingCases()
    const rota = await c.member('rotaPartyMember', { name: '轮值', partyId: c.parties.partyOrganisation })
    for (const personId of [rota, c.propertyWorker]) {
      await comeUnplanned(t.deps, { personId }, { communityId: c.communityId, shiftEndsAt: t.clock.now() + 8 * HOUR })
    }
    const people = {
      rota,
      reporter: c.reporter,
      neighbour: c.neighbour,
      'social worker': c.socialWorker,
      secretary: c.secretary,
      lead: c.propertyWorker,
      'of the lead': c.propertyMate,
      'owners’ committee': c.ownersMember,
      chair: c.chair,
      council: c.councilMember,
      mediator: c.mediator,
      ngo: c.ngoMember,
      town: c.town,
    }
    const waits: Record<string, (offer: ActionOffer) => boolean> = {
      toCosign: (offer) => offer.step === 'confirm',
      toPlan: ({ action, step }) => step === 'do' && (action === 'adopt-plan' || action === 'close-private'),
    }
    const seen: Record<string, number> = {}
    for (const [name, personId] of Object.entries(people)) {
      const pages = await Promise.all(cases.map((id) => c.get(personId, `/cases/${id}`)))
      for (const [queue, is] of Object.entries(waits)) {
        const offered = cases.filter((_, i) => pages[i]?.body.actions?.some((o: ActionOffer) => o.enabled && is(o)))
        const { body } = await c.get(personId, `/cases?queue=${queue}&limit=50`)
        expect([name, queue, body.items.map((item: CaseCard) => item.id).sort()]).toEqual([name, queue, offered.sort()])
        seen[queue] = (seen[queue] ?? 0) + offered.length
      }
    }
    expect(seen.toCosign).toBeGreaterThan(10)
    expect(seen.toPlan).toBe(2)
  })

  test('two seat holders agree to a change at the same moment: it is changed once', async () => {
    const id = await c.bring('rectifying')
    const [step] = c.plan().nodes
    await c.does(c.propertyWorker, id, 'change-plan', {
      nodes: [{ ...step, id: null, title: '换整排灯' }],
      reason: '改',
    })
    const pending = await c.pendingOf(id)
    const both = await Promise.all(
      [c.ownersMember, c.councilMember].map((by) => c.settlesThis(pending, by, id, 'confirm')),
    )
    expect(both.map(problemOf).sort()).toEqual([
      [200, undefined],
      [409, 'act-settled'],
    ])
    const { nodes, timeline } = await c.view(c.propertyWorker, id)
    expect(nodes.map((node) => node.state)).toEqual(['dropped', 'todo'])
    expect(timeline.filter((entry) => entry.kind === 'plan.changed')).toHaveLength(1)
  })

  test('everybody who whistled must agree to make it public, and the last one does it', async () => {
    const first = await c.blows(c.reporter)
    const second = await c.blows(c.neighbour)
    for (const { id } of [first, second]) {
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '漏水', partyIds: [c.parties.property] })
    }
    await c.does(c.socialWorker, second.id, 'merge', { targetId: first.id, reason: '同一件' })
    const inward = { class: 'private', reason: '家事', mediatorId: c.mediator }
    await c.does(c.socialWorker, first.id, 'reclassify', inward)
    expect((await c.view(c.neighbour, first.id)).readLevel).toBe('full')
    await c.does(c.socialWorker, first.id, 'reclassify', { class: 'minor', reason: '办', partyIds: [c.parties.ngo] })
    const one = await c.settles(c.reporter, first.id, 'confirm')
    expect([one.body.class, one.body.pending.length]).toEqual(['private', 1])
    expect((await c.get(c.ngoMember, `/cases/${first.id}`)).status).toBe(404)
    expect(problemOf(await c.settles(c.reporter, first.id, 'confirm'))).toEqual([409, 'already-signed'])
    const both = await c.settles(c.neighbour, first.id, 'confirm')
    expect([both.body.class, both.body.state]).toEqual(['minor', 'dispatched'])
    expect((await c.view(c.ngoMember, first.id)).readLevel).toBe('full')
  })

  test('one of several says no: it stays as it was, whoever agreed before', async () => {
    const first = await c.blows(c.reporter)
    const second = await c.blows(c.neighbour)
    for (const { id } of [first, second]) {
      await c.does(c.socialWorker, id, 'triage', { class: 'minor', title: '漏水', partyIds: [c.parties.property] })
    }
    await c.does(c.socialWorker, second.id, 'merge', { targetId: first.id, reason: '同一件' })
    await c.does(c.socialWorker, first.id, 'reclassify', { class: 'private', reason: '家事', mediatorId: c.mediator })
    await c.does(c.socialWorker, first.id, 'reclassify', { class: 'minor', reason: '办', partyIds: [c.parties.ngo] })
    await c.settles(c.reporter, first.id, 'confirm')
    const { body } = await c.settles(c.neighbour, first.id, 'refuse', '不要')
    expect([body.class, body.pending]).toEqual(['private', []])
  })
})
