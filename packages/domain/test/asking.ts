import { type ActorChanges, actor, NOW, type PersonName } from '@juwuye/testkit'
import {
  type CaseAction,
  type CaseFacts,
  can,
  canSettle,
  DEFAULT_DEADLINES,
  type PartyKind,
  type Subject,
  SYSTEM,
} from '../src/index.ts'

const deadlines = DEFAULT_DEADLINES

/** What somebody who asks to act hears: ok, or the code of the refusal. */
export function ask(
  action: CaseAction,
  who: PersonName | 'clock',
  facts: CaseFacts,
  more: Subject & { now?: number } & ActorChanges = {},
): string {
  const { now = NOW, onDuty: _d, townOfficer: _t, alsoOf: _a, ...subject } = more
  const verdict = can(action, { actor: who === 'clock' ? SYSTEM : actor(who, more), facts, subject, now, deadlines })
  return verdict.ok ? 'ok' : verdict.code
}

/** The same for the second half of the first pending act. */
export function settle(
  step: 'confirm' | 'refuse' | 'withdraw',
  who: PersonName,
  facts: CaseFacts,
  more: { now?: number } & ActorChanges = {},
): string {
  const subject = { pendingActId: 'act-1' }
  const verdict = canSettle(step, { actor: actor(who, more), facts, subject, now: more.now ?? NOW, deadlines })
  return verdict.ok ? 'ok' : verdict.code
}

export const withMember = (facts: CaseFacts, kind: PartyKind, person: string): CaseFacts => ({
  ...facts,
  parties: facts.parties.map((p) => (p.kind === kind ? { ...p, members: [...p.members, person] } : p)),
})
