import { DAY, dayOf, HOUR, MINUTE, startOfDay } from '@juwuye/domain'
import type { ActBodies, BlowBody, RecordTellBackBody } from '@juwuye/types'
import type { Deps } from '../../deps.ts'
import type { ActName } from '../../features/cases/index.ts'
import {
  blow,
  casesAs,
  confirmPending,
  type OnCase,
  perform,
  publishAll,
  relay,
  tellBack,
  upload,
  viewAs,
} from '../perform.ts'
import type { DemoCommunity, DemoWorld } from './world.ts'

/** Days before today and the time of day in Shanghai, or minutes before now. */
export type When = readonly [daysAgo: number, time: string] | { readonly minutesAgo: number }

/** One case's story: the whistle, then what people did about it. */
export interface Scene {
  readonly community?: string
  readonly by: string
  readonly at: When
  readonly estate: string
  readonly building?: string
  readonly place?: string
  readonly photos?: readonly string[]
  readonly about?: string
  readonly whistle: Pick<BlowBody, 'text'> &
    Partial<Pick<BlowBody, 'kind' | 'visibility' | 'danger' | 'channel' | 'onBehalfOf'>>
  /** Said by a neighbour on the list of who tells it, with the consent of their family. */
  readonly relayedFor?: { readonly name: string; readonly family: string }
  readonly steps: readonly (readonly [When, Step])[]
}

export type Step = (run: SceneRun) => Promise<void>

/** The instant of a `When`, seen from now. */
export function instantOf(when: When, now: number): number {
  if ('minutesAgo' in when) return now - when.minutesAgo * MINUTE
  const [daysAgo, time] = when
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return (startOfDay(dayOf(now - daysAgo * DAY)) ?? now) + hours * HOUR + minutes * MINUTE
}

/** A scene while it plays. */
export class SceneRun {
  private on: OnCase | undefined

  constructor(
    readonly deps: Deps,
    readonly world: DemoWorld,
    readonly scene: Scene,
    private readonly photosDir: URL,
    private readonly neighbours: ReadonlyMap<string, string>,
  ) {}

  get community(): DemoCommunity {
    const found = this.world.communities[this.scene.community ?? 'wutong']
    if (!found) throw new Error('no such community in the plan')
    return found
  }

  get case(): OnCase {
    if (!this.on) throw new Error('the whistle was not blown yet')
    return this.on
  }

  person(key: string): string {
    const id = this.world.people.get(key)
    if (!id) throw new Error(`nobody is called ${key} in the plan`)
    return id
  }

  party(key: string): string {
    const id = this.community.parties[key]
    if (!id) throw new Error(`no party ${key} in the plan`)
    return id
  }

  async photos(by: string, names: readonly string[] = []): Promise<string[]> {
    const ids: string[] = []
    for (const name of names) {
      ids.push(
        await upload(this.deps, this.community.communityId, this.person(by), new URL(`${name}.jpg`, this.photosDir)),
      )
    }
    return ids
  }

  act<A extends ActName>(action: A, by: string, body: ActBodies[A]): Promise<void> {
    return perform(this.deps, this.case, action, this.person(by), body)
  }

  async node(by: string, position: number) {
    const view = await viewAs(this.deps, this.case, this.person(by))
    const node = view.nodes[position]
    if (!node) throw new Error(`the plan has no node ${position}`)
    return node
  }

  async blow(): Promise<void> {
    const { by, estate, building, place, whistle, about, relayedFor } = this.scene
    const home = this.community.estates[estate]
    if (!home) throw new Error(`no estate ${estate} in the plan`)
    if (relayedFor) {
      const { name, family } = relayedFor
      const caseId = await relay(this.deps, this.community.communityId, this.person(by), {
        neighbourId: this.neighbours.get(name) ?? '',
        text: whistle.text,
        photos: await this.photos(by, this.scene.photos),
        consent: { kind: 'family', family },
      })
      this.on = { communityId: this.community.communityId, caseId }
      return
    }
    const caseId = await blow(this.deps, this.community.communityId, this.person(by), {
      ...whistle,
      estateId: home.id,
      buildingId: building === undefined ? null : (home.buildings.get(building) ?? null),
      placeId: place === undefined ? null : (home.places.get(place) ?? null),
      aboutPartyId: about === undefined ? null : this.party(about),
      photos: await this.photos(by, this.scene.photos),
    })
    this.on = { communityId: this.community.communityId, caseId }
  }
}

export const tell =
  (by: string, told: RecordTellBackBody): Step =>
  (run) =>
    tellBack(run.deps, run.case, run.person(by), told)
export const triage =
  (by: string, caseClass: ActBodies['triage']['class'], title: string, ...parties: string[]): Step =>
  (run) =>
    run.act('triage', by, { class: caseClass, title, partyIds: parties.map((p) => run.party(p)) })
export const mediate =
  (by: string, title: string, mediator: string): Step =>
  (run) =>
    run.act('triage', by, { class: 'private', title, mediatorId: run.person(mediator) })
export const checkIn =
  (by: string, reply: string): Step =>
  (run) =>
    run.act('check-in', by, { reply })
export const claim =
  (by: string): Step =>
  (run) =>
    run.act('claim-lead', by, {})
export const part =
  (by: string, name: string): Step =>
  (run) =>
    run.act('claim-part', by, { part: name })
export const join =
  (by: string, text = ''): Step =>
  (run) =>
    run.act('join', by, { id: run.deps.ids.uuid(), text })
export const progress =
  (by: string, text: string, photos: readonly string[] = [], position?: number): Step =>
  async (run) => {
    const nodeId = position === undefined ? null : (await run.node(by, position)).id
    await run.act('note-progress', by, { text, nodeId, photos: await run.photos(by, photos) })
  }

/** The danger is gone, with its photo; duty or desk confirms. */
export const safe =
  (by: string, text: string, photo: string): Step =>
  async (run) =>
    run.act('make-safe', by, { text, photos: await run.photos(by, [photo]) })

export interface PlannedNode {
  readonly title: string
  readonly doer: string
  /** Days after the day of the plan. */
  readonly inDays: number
  readonly cost?: boolean
}
export const plan =
  (by: string, ...nodes: PlannedNode[]): Step =>
  (run) =>
    run.act('adopt-plan', by, {
      nodes: nodes.map(({ title, doer, inDays, cost }) => ({
        title,
        doerPartyId: run.party(doer),
        dueDay: dayOf(run.deps.clock.now() + inDays * DAY),
        evidence: cost ? (['photos', 'note', 'cost'] as const).slice() : ['photos', 'note'],
      })),
    })
export const cosign =
  (by: string): Step =>
  (run) =>
    confirmPending(run.deps, run.case, run.person(by))
export const submit =
  (by: string, position: number, note: string, photos: { before?: string; after: string }, costYuan?: number): Step =>
  async (run) => {
    const { id } = await run.node(by, position)
    await run.act('submit-node', by, {
      nodeId: id,
      note,
      before: await run.photos(by, photos.before ? [photos.before] : []),
      after: await run.photos(by, [photos.after]),
      costFen: costYuan === undefined ? null : costYuan * 100,
    })
  }
export const yes =
  (by: string, position: number): Step =>
  async (run) => {
    const { id, round } = await run.node(by, position)
    await run.act('sign-yes', by, { nodeId: id, round })
  }
export const no =
  (by: string, position: number, reason: string): Step =>
  async (run) => {
    const { id, round } = await run.node(by, position)
    await run.act('sign-no', by, { nodeId: id, round, reason })
  }
export const publish =
  (by: string, problem: string, done: string, paidBy = ''): Step =>
  (run) =>
    publishAll(run.deps, run.case, run.person(by), { problem, done, paidBy })
export const rate =
  (by: string, solved: 'solved' | 'notSolved', level: 1 | 2 | 3 | 4 | 5, words = ''): Step =>
  (run) =>
    run.act('rate', by, { solved, level, words })
export const act =
  <A extends ActName>(action: A, by: string, body: ActBodies[A] | ((run: SceneRun) => ActBodies[A])): Step =>
  (run) =>
    run.act(action, by, typeof body === 'function' ? body(run) : body)
/** Merges into the case of the estate that is called so. */
export const mergeInto =
  (by: string, title: string, reason: string): Step =>
  async (run) => {
    const { items } = await casesAs(run.deps, run.case.communityId, run.person(by), title)
    await run.act('merge', by, { targetId: items[0]?.id ?? '', reason })
  }
export const rule =
  (by: string, uphold: boolean, reason: string): Step =>
  async (run) => {
    const view = await viewAs(run.deps, run.case, run.person(by))
    const open = view.objections.find((o) => o.outcome === null)
    await run.act('rule-objection', by, {
      objectionId: open?.id ?? '',
      uphold,
      reason,
      nodeId: view.nodes.at(-1)?.id ?? null,
    })
  }
