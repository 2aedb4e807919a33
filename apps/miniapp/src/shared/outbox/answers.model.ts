import type { RelayAnswer } from '@juwuye/types'
import { Refusal } from '../refusal.ts'
import type { Outgoing } from './outbox.model.ts'
import { policyOf } from './write-policy.model.ts'

/** A server that is not well is asked this often. */
const MOST_TRIES = 5

/** Whether asking again is worth nothing: not for a session that ended, too many requests, a server that is not well. */
export function isFinal({ problem, code }: Refusal, { tries }: Pick<Outgoing, 'tries'>): boolean {
  if (problem.status === 401 || code === 'other-person' || code === 'too-many-requests') return false
  return problem.status < 500 || (code === 'internal' && tries >= MOST_TRIES)
}

/** A refusal of the second try that says the first one was taken. */
export function saysArrived({ code }: Refusal, row: Outgoing): boolean {
  const policy = policyOf(row)
  return row.inDoubt && policy.when === 'later' && (policy.arrived?.includes(code) ?? false)
}

/**
 * A round of relayed concerns is answered one by one: each is sent alone, so that its refusal is a refusal like any
 * other.
 */
export function refusalInside({ route }: Pick<Outgoing, 'route'>, answer: unknown): Refusal | undefined {
  if (route !== 'relay') return undefined
  const [first] = (answer as RelayAnswer).items
  if (first?.outcome !== 'refused') return undefined
  const { status, code, detail, fields } = first
  const problem = { type: 'about:blank', title: '', status, code, params: {}, detail, traceId: '', fields }
  return new Refusal(problem as ConstructorParameters<typeof Refusal>[0])
}
