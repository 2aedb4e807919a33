import type { Refusal } from '../refusal.ts'
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
