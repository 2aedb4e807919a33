import { type CaseClass, DAY, dayOf, isOwedNode } from '@juwuye/domain'
import type { Deps } from '../deps.ts'
import { blow, confirmPending, type OnCase, perform, publishAll, viewAs } from './perform.ts'

/** The people a recipe needs; whoever is named must hold that role on the estate. */
export interface Cast {
  readonly communityId: string
  readonly estateId: string
  readonly buildingId: string
  readonly reporter: string
  readonly socialWorker: string
  readonly propertyWorker: string
  readonly propertyId: string
  /** Two people of two other parties that hold seats. */
  readonly signers: readonly [string, string]
  /** Mediates private cases. */
  readonly mediator: string
}

export const STOPS = [
  'raised',
  'dispatched',
  'checkedIn',
  'claimed',
  'proposed',
  'rectifying',
  'submitted',
  'verified',
  'publicised',
] as const
export type Stop = (typeof STOPS)[number]

/** Brings a new case to a stop on its way by running the real commands. Public classes only. */
export async function bringCase(
  deps: Deps,
  cast: Cast,
  to: Stop,
  caseClass: Exclude<CaseClass, 'private'> = 'major',
): Promise<OnCase> {
  const { communityId, estateId, buildingId, reporter, socialWorker, propertyWorker, propertyId } = cast
  const caseId = await blow(deps, communityId, reporter, { text: '楼道灯不亮，晚上看不清台阶', estateId, buildingId })
  const on = { communityId, caseId }
  const act = <A extends Parameters<typeof perform>[2]>(...args: [A, string, Parameters<typeof perform<A>>[4]]) =>
    perform(deps, on, ...args)
  const reached = (stop: Stop) => STOPS.indexOf(stop) <= STOPS.indexOf(to)
  const steps: [Stop, () => Promise<void>][] = [
    [
      'dispatched',
      () => act('triage', socialWorker, { class: caseClass, title: '楼道灯不亮', partyIds: [propertyId] }),
    ],
    ['checkedIn', () => act('check-in', propertyWorker, { reply: '今天来看' })],
    ['claimed', () => act('claim-lead', propertyWorker, {})],
    ['proposed', () => proposePlan(deps, on, cast)],
    ['rectifying', () => (caseClass === 'minor' ? Promise.resolve() : confirmPending(deps, on, cast.signers[0]))],
    ['submitted', () => submitFirst(deps, on, cast)],
    ['verified', () => signAll(deps, on, cast)],
    ['publicised', () => publishAll(deps, on, socialWorker, { problem: '楼道灯不亮', done: '换了灯泡和开关' })],
  ]
  for (const [stop, step] of steps) if (reached(stop)) await step()
  return on
}

export function proposePlan(deps: Deps, on: OnCase, { propertyWorker, propertyId }: Cast): Promise<void> {
  const dueDay = dayOf(deps.clock.now() + 5 * DAY)
  const nodes = [{ title: '换灯泡和开关', doerPartyId: propertyId, dueDay, evidence: ['note' as const] }]
  return perform(deps, on, 'adopt-plan', propertyWorker, { nodes })
}

export async function submitFirst(deps: Deps, on: OnCase, { propertyWorker }: Cast): Promise<void> {
  const view = await viewAs(deps, on, propertyWorker)
  const node = view.nodes.find(isOwedNode)
  if (!node) throw new Error('no node is open')
  await perform(deps, on, 'submit-node', propertyWorker, { nodeId: node.id, note: '换好了' })
}

/** Everybody of the cast who may sign, signs yes, in turn. */
export async function signAll(deps: Deps, on: OnCase, cast: Cast): Promise<void> {
  for (const person of [cast.socialWorker, ...cast.signers, cast.reporter]) {
    const view = await viewAs(deps, on, person)
    const offer = view.actions.find((a) => a.action === 'sign-yes' && a.enabled)
    if (offer?.nodeId && offer.round)
      await perform(deps, on, 'sign-yes', person, { nodeId: offer.nodeId, round: offer.round })
  }
}
