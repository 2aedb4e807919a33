import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import { attachments } from './uploads.table.ts'
import { voices } from './voices.table.ts'

interface Forgetting {
  readonly communityId: string
  readonly voiceId: string | null
  readonly photoIds: readonly string[]
}

/** Forgets what belongs to no case; answers the files to be thrown away once that is certain. */
export async function forgetUploads(tx: Tx, { communityId, voiceId, photoIds }: Forgetting): Promise<string[]> {
  const heard =
    voiceId === null
      ? []
      : await tx
          .delete(voices)
          .where(and(eq(voices.communityId, communityId), eq(voices.id, voiceId), isNull(voices.caseId)))
          .returning({ key: voices.storageKey })
  const seen =
    photoIds.length === 0
      ? []
      : await tx
          .delete(attachments)
          .where(
            and(
              eq(attachments.communityId, communityId),
              inArray(attachments.id, [...photoIds]),
              isNull(attachments.caseId),
            ),
          )
          .returning({ full: attachments.storageKey, thumb: attachments.thumbKey })
  return [...heard.map(({ key }) => key), ...seen.flatMap(({ full, thumb }) => [full, thumb])]
}
