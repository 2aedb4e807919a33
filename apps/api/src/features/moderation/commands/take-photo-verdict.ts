import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import { asAnyone, inCommunity } from '../../../platform/db/tenant.ts'
import type { WechatEvent } from '../../../platform/wechat/push-events.ts'
import { contentChecks, externalRefs } from '../moderation.table.ts'
import { traceRef } from './ask-about-photo.ts'

export type PhotoVerdict = Extract<WechatEvent, { event: 'wxa_media_check' }>['payload']

/** WeChat may push a verdict before the answer that named it was written down: for so many tries it may still come. */
const TRIES = 4

const VERDICTS = { pass: 'passed', review: 'review', risky: 'risky' } as const

/**
 * What WeChat says of a photo, inside the community that asked. An id that nobody here was given says nothing. The word
 * of a person who looked stands.
 *
 * @throws Error while the id is not known yet
 */
export async function takePhotoVerdict(deps: Deps, verdict: PhotoVerdict, attempt = 1): Promise<void> {
  const { traceId, suggest, label } = verdict
  const [ref] = await asAnyone(deps.db.api, (tx) =>
    tx
      .select()
      .from(externalRefs)
      .where(eq(externalRefs.externalId, traceRef(traceId))),
  )
  if (!ref) {
    if (attempt < TRIES) throw new Error('a verdict on a photo that nobody asked about yet')
    deps.log.warn('a verdict came on a photo that nobody here asked about')
    return
  }
  const { tenantId: communityId, subjectId } = ref
  await inCommunity(deps.db.api, { communityId }, (tx) =>
    tx
      .update(contentChecks)
      .set(suggest === null ? { verdict: 'unchecked' } : { verdict: VERDICTS[suggest], label })
      .where(
        and(
          eq(contentChecks.communityId, communityId),
          eq(contentChecks.subject, 'photo'),
          eq(contentChecks.subjectId, subjectId),
          // that it could not be judged takes no verdict back
          suggest === null ? eq(contentChecks.verdict, 'pending') : undefined,
        ),
      ),
  )
}
