import { eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Actor } from '../../../platform/http/session.ts'
import { communities } from '../communities.table.ts'
import { administer } from './administer.ts'

interface Changing {
  readonly communityId: string
  /** The number on the screen. */
  readonly was: string | null
  readonly deskPhone: string
}

/** Another number that rings at the desk. The same again changes nothing. @throws Refusal not-found, forbidden; name-changed */
export async function changeDeskPhone(deps: Deps, actor: Actor, { communityId, was, deskPhone }: Changing) {
  await administer(deps, actor, { communityId, step: 'deskPhoneChanged' }, async ({ tx, note, overtaken }) => {
    const here = eq(communities.id, communityId)
    const [row] = await tx.select({ phone: communities.deskPhone }).from(communities).where(here).for('no key update')
    if (!row) throw new Refusal('not-found')
    if (row.phone === deskPhone) return
    if (row.phone !== was) await overtaken(row.phone ?? '')
    await tx.update(communities).set({ deskPhone }).where(here)
    await note([row.phone, deskPhone].filter(Boolean).join(' → '))
  })
}
