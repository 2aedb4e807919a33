import type { AdministrationStep } from '@juwuye/domain'
import type { Deps } from '../../../deps.ts'
import { isUniqueViolation } from '../../../platform/db/pg-error.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { invalidField, Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { requireAdministrator } from '../administration.ts'
import { noteStep, whoDidLast } from '../note-step.ts'

/** What an administrator changes about a community's own things, and what is kept of that. */
export interface Change {
  readonly communityId: string
  readonly step: AdministrationStep
  readonly subjectId?: string
}

export interface Administering {
  readonly tx: Tx
  /** Keeps that it was done, in words of the community. */
  note(about: string): Promise<void>
  /** What was on the screen is there no more. @throws Refusal name-changed, with who was quicker */
  overtaken(now: string): Promise<never>
}

/**
 * One change by desk or town, with its step.
 *
 * @throws Refusal not-found, forbidden; invalid-input, with `name` where another bears it
 */
export async function administer<T>(
  deps: Deps,
  actor: Actor,
  change: Change,
  make: (administering: Administering) => Promise<T>,
): Promise<T> {
  const at = deps.clock.now()
  const { communityId } = change
  const { personId } = actor
  const once = () =>
    inCommunity(deps.db.api, { communityId, personId }, async (tx) => {
      const by = await requireAdministrator(tx, communityId, actor, at)
      return make({
        tx,
        note: (about) => noteStep(tx, deps.ids, { ...change, personId, personName: by.name, at, about }),
        overtaken: async (now) => {
          throw new Refusal('name-changed', { params: { by: (await whoDidLast(tx, change)) ?? '别人', now } })
        },
      })
    })
  try {
    return await once()
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidField('name', 'taken')
    throw error
  }
}
