import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { invitations, invitationUses } from './opening.table.ts'

/** The name under which somebody was invited goes with them. */
export async function forgetInvited(tx: Tx, communityId: string, personId: string): Promise<void> {
  const mine = tx
    .select({ id: invitationUses.invitationId })
    .from(invitationUses)
    .where(and(eq(invitationUses.communityId, communityId), eq(invitationUses.personId, personId)))
  await tx
    .update(invitations)
    .set({ invitedName: null })
    .where(and(eq(invitations.communityId, communityId), inArray(invitations.id, mine)))
}
