import { and, eq } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity } from '../../../platform/db/tenant.ts'
import { WechatRetry } from '../../../platform/wechat/errors.ts'
import { type ContentVerdict, contentChecks, externalRefs } from '../moderation.table.ts'

export interface PhotoToAsk {
  readonly communityId: string
  readonly photoId: string
  /** Of whoever uploaded it. */
  readonly openid: string
}

/** The person has not used the mini-program for two hours, or is none that WeChat knows: no later try will help. */
const NEVER = [61010, 40003]
const PICTURE = 2

const thePhoto = ({ communityId, photoId }: PhotoToAsk) =>
  and(
    eq(contentChecks.communityId, communityId),
    eq(contentChecks.subject, 'photo'),
    eq(contentChecks.subjectId, photoId),
  )

/**
 * Asks WeChat to look at a photo, and notes under which id the verdict will come. Safe to run twice: what has its
 * verdict is not asked about again.
 *
 * @returns the id; null when WeChat was not asked, or cannot be
 * @throws WechatRetry
 */
export async function askAboutPhoto(deps: Deps, photo: PhotoToAsk): Promise<string | null> {
  const { communityId, photoId: attachmentId, openid } = photo
  const inside = <T>(fn: (tx: Tx) => Promise<T>) => inCommunity(deps.db.api, { communityId }, fn)
  const [known] = await inside((tx) =>
    tx.select({ verdict: contentChecks.verdict }).from(contentChecks).where(thePhoto(photo)),
  )
  const open: readonly (ContentVerdict | undefined)[] = ['pending', 'unchecked']
  if (!open.includes(known?.verdict)) return null
  // WeChat could not fetch it, or would have nowhere to say what it found
  const mute = deps.publicUrl === null || deps.wechatPushes === null
  const traceId = mute ? null : await ask(deps, `${deps.publicUrl}${addressOf()}`, openid)
  await inside(async (tx) => {
    if (traceId === null) {
      await tx
        .update(contentChecks)
        .set({ verdict: 'unchecked' })
        .where(and(thePhoto(photo), eq(contentChecks.verdict, 'pending')))
      return
    }
    const ref = { tenantId: communityId, subject: 'photo' as const, subjectId: attachmentId }
    await tx
      .insert(externalRefs)
      .values({ externalId: traceRef(traceId), ...ref, createdAt: deps.clock.now() })
      .onConflictDoNothing()
  })
  return traceId

  function addressOf() {
    return deps.signer.sign({ communityId, attachmentId, size: 'full' }, deps.clock.now())
  }
}

async function ask({ wechat }: Deps, url: string, openid: string): Promise<string | null> {
  try {
    return (await wechat.checkMedia({ openid, url, mediaType: PICTURE })).traceId
  } catch (error) {
    if (error instanceof WechatRetry && error.errcode !== null && NEVER.includes(error.errcode)) return null
    throw error
  }
}

export const traceRef = (traceId: string) => `mediaCheck:${traceId}`
