import { randomUUID } from 'node:crypto'
import { HOUR } from '@juwuye/domain'
import { comeUnplanned } from '../../src/features/duty/index.ts'
import { STATION } from '../duty/given-duty.ts'
import { type GivenCast, givenCast } from '../given-cast.ts'
import type { Notes } from '../notifications/given-notes.ts'
import { relaying } from '../relay/given-relay.ts'

/** What would give a matter away, by where it stands; each word stands nowhere else. */
export type Markers = Readonly<Record<string, string>>

export type Matter = 'mediated' | 'relayed' | 'turned' | 'opened'

/** A matter that is, became or was private. */
export interface PrivateMatter {
  readonly id: string
  readonly markers: Markers
}

const done = <T extends { status: number; body: unknown }>(answer: T): T => {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** A community in which private matters happen, and somebody for every part in and outside of them. */
export async function givenPrivate(n: Notes) {
  const { t } = n
  const c = await n.community()
  const elsewhere = await givenCast(t)
  const r = relaying(t, c)
  const otherHead = await c.member('buildingHead', { name: '冯楼长', estateId: c.estateId, looksAfter: [c.buildingId] })
  const attendances = await station(n, c)

  /** A private matter of which everything is kept that can be: photo, recording, spot, reply, progress, a demand. */
  async function mediated(): Promise<PrivateMatter> {
    const said = {
      title: '暗甲题目',
      text: '暗甲原话楼上夫妻天天吵架',
      spot: '暗甲地点',
      reply: '暗甲答复',
      progress: '暗甲进展',
      demand: '暗甲要求',
    }
    const [photoId, voiceId] = [await r.photo(c.reporter), await r.voice(c.reporter)]
    const whistle = { text: said.text, spot: said.spot, visibility: 'private', photos: [photoId], voiceId }
    const { id, number, whistles } = await c.blows(c.reporter, whistle)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: said.title, mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: said.reply })
    await c.does(c.mediator, id, 'claim-lead')
    const progressPhotoId = await r.photo(c.mediator)
    await c.does(c.mediator, id, 'note-progress', { text: said.progress, photos: [progressPhotoId] })
    await c.does(c.secretary, id, 'supervise', { demand: said.demand, answerDay: '2026-12-20' })
    return {
      id,
      markers: { ...said, caseId: id, number, whistleId: whistles[0]?.id ?? '', photoId, voiceId, progressPhotoId },
    }
  }

  const ENTRY = { name: '暗乙阿婆', room: '暗乙室', reachNote: '暗乙敲门', phone: '0571-87654321' }
  const neighbour = await r.looksAfter(otherHead, ENTRY)

  /** One that a building head carried in for a neighbour who is on their list alone, and owes them an answer on. */
  async function relayed(): Promise<PrivateMatter> {
    const said = { ...ENTRY, title: '暗乙题目', text: '暗乙原话儿子不管', reply: '暗乙答复' }
    const concern = await r.concern(otherHead, neighbour.id, { text: said.text, visibility: 'private' })
    const answer = done(await r.round(otherHead, [concern]))
    const [item] = answer.body.items
    if (item?.outcome !== 'sent') throw new Error(JSON.stringify(item))
    const id = item.caseId
    const { number } = await c.view(c.socialWorker, id)
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: said.title, mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: said.reply })
    await c.does(c.mediator, id, 'claim-lead')
    const [owed] = (await r.tellBacks(otherHead)).items
    if (!owed) throw new Error('nobody is to be told')
    return { id, markers: { ...said, caseId: id, number, tellBackId: owed.id } }
  }

  /** Shown and worked on as any other, joined by a neighbour; `turn` makes it private. */
  async function turned(): Promise<PrivateMatter & { turn(): Promise<unknown> }> {
    const said = { title: '暗丙题目', text: '暗丙原话', reply: '暗丙答复', joined: '暗丙共鸣' }
    const { id, number } = await c.blows(c.owner, { text: said.text })
    await c.does(c.socialWorker, id, 'triage', { class: 'major', title: said.title, partyIds: [c.parties.property] })
    await c.does(c.neighbour, id, 'join', { id: randomUUID(), text: said.joined })
    await c.does(c.propertyWorker, id, 'check-in', { reply: said.reply })
    const body = { class: 'private', reason: '暗丙缘由', mediatorId: c.mediator }
    return {
      id,
      markers: { ...said, reason: body.reason, caseId: id, number },
      turn: () => c.does(c.socialWorker, id, 'reclassify', body),
    }
  }

  /** Private at first, then opened with the word of who whistled: what was confided stays behind. */
  async function opened(): Promise<PrivateMatter> {
    const said = { reply: '暗丁答复', progress: '暗丁进展' }
    const { id } = await c.blows(c.declared, { text: '楼上漏水' })
    await c.does(c.socialWorker, id, 'triage', { class: 'private', title: '漏水', mediatorId: c.mediator })
    await c.does(c.mediator, id, 'check-in', { reply: said.reply })
    await c.does(c.mediator, id, 'claim-lead')
    await c.does(c.mediator, id, 'note-progress', { text: said.progress })
    const body = { class: 'minor', reason: '修水管要大家来', partyIds: [c.parties.property] }
    await c.does(c.socialWorker, id, 'reclassify', body)
    done(await c.settles(c.declared, id, 'confirm'))
    await c.does(c.propertyWorker, id, 'check-in', { reply: '来修' })
    return { id, markers: said }
  }

  const roles: Readonly<Record<string, string | null>> = {
    reporter: c.reporter,
    socialWorker: c.socialWorker,
    secretary: c.secretary,
    mediator: c.mediator,
    relayer: otherHead,
    reporterOfTurned: c.owner,
    reporterOfOpened: c.declared,
    joined: c.neighbour,
    buildingHead: c.buildingHead,
    property: c.propertyWorker,
    onDuty: c.propertyMate,
    council: c.chair,
    partyMember: await c.member('rotaPartyMember', { name: '许党员', partyId: c.parties.partyOrganisation }),
    otherMediator: await c.member('deliberationMember', { name: '老和', partyId: c.parties.deliberationGroup }),
    town: c.town,
    newcomer: await c.newcomer(),
    elsewhere: elsewhere.socialWorker,
    nobody: null,
  }
  /** What the social worker writes on the card of their watch about a matter, read by whoever comes next. */
  async function handsOver(caseId: string): Promise<Markers> {
    const promise = { kind: 'case', caseId, words: '暗戊承诺', dueAt: null }
    const path = `/duty/attendances/${attendances.socialWorker}/check-out`
    done(await c.post(c.socialWorker, path, { note: '', promises: [promise] }))
    return { promise: promise.words }
  }

  for (const personId of [c.socialWorker, c.mediator, c.reporter, c.neighbour, c.propertyWorker, otherHead, c.town])
    for (const template of ['task', 'progress'] as const) await n.gives(c, personId, template, 3)

  return { c, r, roles, attendances, neighbour, mediated, relayed, turned, opened, handsOver }
}

/** A station at which somebody of the desk and somebody of the property company are on duty. */
async function station({ t, inside }: Notes, c: GivenCast) {
  done(await c.post(c.socialWorker, '/duty/stations', STATION))
  const [row] = await inside.rows('select id from juwuye.stations where community_id = $1', [c.communityId])
  const come = async (personId: string): Promise<string> => {
    const shiftEndsAt = t.clock.now() + 8 * HOUR
    await comeUnplanned(t.deps, { personId }, { communityId: c.communityId, stationId: row.id, shiftEndsAt })
    const [open] = await inside.rows('select id from juwuye.attendances where community_id = $1 and person_id = $2', [
      c.communityId,
      personId,
    ])
    return open.id
  }
  return {
    stationId: row.id as string,
    socialWorker: await come(c.socialWorker),
    onDuty: await come(c.propertyMate),
  }
}

export type GivenPrivate = Awaited<ReturnType<typeof givenPrivate>>
