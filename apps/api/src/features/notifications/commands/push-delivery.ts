import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Deps } from '../../../deps.ts'
import type { Tx } from '../../../platform/db/pools.ts'
import { inCommunity, repin } from '../../../platform/db/tenant.ts'
import { deadLetters } from '../../../platform/jobs/dead-letters.table.ts'
import { jobError } from '../../../platform/jobs/job-error.ts'
import { QUEUES } from '../../../platform/jobs/queues.ts'
import type { JobContext } from '../../../platform/jobs/worker.ts'
import { WechatRetry } from '../../../platform/wechat/errors.ts'
import type { NotSent, SubscribeMessage, SubscribeOutcome } from '../../../platform/wechat/subscribe.ts'
import { policyInForce } from '../../communities/index.ts'
import { holdPerson, openidOf } from '../../identity/index.ts'
import type { DeliveryRow } from '../deliveries.ts'
import { changeGrant, DOUBT, grantOf, isUnderWay, revokeGrants, type Subscription, spendGrant } from '../grants.ts'
import { switchedOff } from '../message-settings.ts'
import { deliveries } from '../notifications.table.ts'
import { outsideQuiet } from '../quiet-hours.ts'
import { subscribeContent } from '../subscribe-message.ts'

interface PushJob {
  readonly communityId: string
  readonly deliveryId: string
  readonly createdAt: number
}

/** A delivery with its credit, ready for the one call to WeChat. */
interface Attempt {
  readonly delivery: DeliveryRow
  readonly grantId: string
  readonly message: SubscribeMessage
}

/** WeChat says to wait longer than the tries of the queue reach (ms): the delivery waits instead. */
const TOO_LONG_TO_TRY = 10 * 60_000

/** The administrator can do something about these: change a template, a title. */
const FOR_THE_ADMINISTRATOR: readonly NotSent[] = ['badField', 'badTemplate', 'sensitive']

/**
 * Sends one subscription message. The credit is spent and committed before the call, so that whoever comes after a kill
 * knows of it: without WeChat's own word they wait a minute, then send again with the same credit.
 *
 * @throws Error to be tried again later
 */
export async function pushDelivery(deps: Deps, job: PushJob, { attempt: tried }: JobContext): Promise<void> {
  try {
    const attempt = await prepare(deps, job)
    if (attempt) await send(deps, attempt)
  } catch (error) {
    if (tried > QUEUES.push.retryLimit) await settle(deps, job, 'dead', jobError(error))
    throw error
  }
}

const thisDelivery = ({ communityId, deliveryId, createdAt }: PushJob) =>
  and(eq(deliveries.communityId, communityId), eq(deliveries.id, deliveryId), eq(deliveries.createdAt, createdAt))
const jobOf = ({ communityId, id, createdAt }: DeliveryRow): PushJob => ({ communityId, deliveryId: id, createdAt })

function setState(tx: Tx, job: PushJob, now: number, change: Partial<DeliveryRow>) {
  return tx
    .update(deliveries)
    .set({ ...change, updatedAt: now })
    .where(thisDelivery(job))
}

function settle(deps: Deps, job: PushJob, state: DeliveryRow['state'], error: string | null): Promise<unknown> {
  return inCommunity(deps.db.api, job, (tx) => setState(tx, job, deps.clock.now(), { state, error }))
}

/** Says all that can be said without WeChat; undefined when nothing is left to send. */
function prepare(deps: Deps, job: PushJob): Promise<Attempt | undefined> {
  return inCommunity(deps.db.api, { communityId: job.communityId }, async (tx) => {
    const now = deps.clock.now()
    const [delivery] = await tx.select().from(deliveries).where(thisDelivery(job)).for('update')
    if (!delivery || !(await isToBeSent(tx, delivery))) return undefined
    const { personId } = delivery
    await repin(tx, { personId })
    await holdPerson(tx, personId)
    const end = async (state: DeliveryRow['state'], error: string | null = null) => {
      await setState(tx, job, now, { state, error })
      return undefined
    }
    const before = await grantOf(tx, personId, delivery.id)
    if (before?.msgId || before?.confirmedAt) return end('sent')
    if (before?.revokedAt) return end('noCredit')
    if (before && now - (before.spentAt ?? 0) < DOUBT) throw new Error('in doubt whether WeChat took it')
    const { policy } = await policyInForce(tx, job.communityId)
    const templateId = policy.templates[delivery.template]
    if (templateId === null || (await switchedOff(tx, personId)).includes(delivery.template)) return end('off')
    const openid = await openidOf(tx, personId, deps.wechat.appId)
    if (openid === undefined) return end('noCredit', 'no WeChat account')
    const content = await subscribeContent(tx, delivery, now)
    if (!content) return end('refused', 'no longer theirs to see')
    const grantId = before ? before.id : await newCredit(tx, { personId, templateId }, delivery.id, now)
    if (grantId === undefined) return end('noCredit')
    if (before) await changeGrant(tx, personId, before.id, { spentAt: now })
    await setState(tx, job, now, { state: 'sending', attempts: delivery.attempts + 1, error: null })
    return { delivery, grantId, message: { openid, templateId, ...content } }
  })
}

/** A delivery in an end stays there; what was given up comes back to life when its dead letter is sent again. */
async function isToBeSent(tx: Tx, { communityId, id, state }: DeliveryRow): Promise<boolean> {
  if (state === 'queued' || state === 'sending') return true
  if (state !== 'refused' && state !== 'dead') return false
  const waiting = await tx
    .select({ id: deadLetters.id })
    .from(deadLetters)
    .where(
      and(
        eq(deadLetters.communityId, communityId),
        isNull(deadLetters.resentAt),
        sql`${deadLetters.data} ->> 'deliveryId' = ${id}`,
      ),
    )
    .limit(1)
  return waiting.length === 0
}

async function newCredit(tx: Tx, subscription: Subscription, deliveryId: string, now: number) {
  if (await isUnderWay(tx, subscription, now)) throw new Error('another message to this person is under way')
  return spendGrant(tx, subscription, deliveryId, now)
}

async function send(deps: Deps, attempt: Attempt): Promise<void> {
  let outcome: SubscribeOutcome
  try {
    outcome = await deps.wechat.sendSubscribeMessage(attempt.message)
  } catch (error) {
    // without an answer it may have been sent: the credit stays with it
    if (!(error instanceof WechatRetry) || error.errcode === null) throw error
    if (await isPutOff(deps, attempt, error)) return
    throw error
  }
  if (outcome.sent) await keepSent(deps, attempt, outcome.msgId)
  else await keepRefused(deps, attempt, outcome.why, outcome.words)
}

/** The delivery first, then the credit: in the order in which `prepare` takes them. */
function settled(deps: Deps, { delivery }: Attempt, fn: (tx: Tx, now: number) => Promise<void>): Promise<void> {
  const { communityId, personId } = delivery
  return inCommunity(deps.db.api, { communityId, personId }, (tx) => fn(tx, deps.clock.now()))
}

function keepSent(deps: Deps, attempt: Attempt, msgId: string | null): Promise<void> {
  const { delivery, grantId } = attempt
  return settled(deps, attempt, async (tx, now) => {
    await setState(tx, jobOf(delivery), now, { state: 'sent', error: null })
    await changeGrant(tx, delivery.personId, grantId, msgId === null ? { confirmedAt: now } : { msgId })
  })
}

function keepRefused(deps: Deps, attempt: Attempt, why: NotSent, words: string): Promise<void> {
  const { delivery, grantId, message } = attempt
  const { communityId, personId } = delivery
  const job = jobOf(delivery)
  return settled(deps, attempt, async (tx, now) => {
    const error = `${why}: ${words}`
    if (why === 'noCredit' || why === 'banned') {
      await setState(tx, job, now, { state: 'noCredit', error })
      await revokeGrants(tx, { personId, templateId: message.templateId }, now, grantId)
      return
    }
    await setState(tx, job, now, { state: 'refused', error })
    await changeGrant(tx, personId, grantId, { deliveryId: null, spentAt: null })
    if (!FOR_THE_ADMINISTRATOR.includes(why)) return
    const letter = { communityId, id: deps.ids.uuid(), queue: 'push', data: { ...job }, error, diedAt: now }
    await tx.insert(deadLetters).values(letter)
  })
}

/**
 * WeChat answered that it did not send it, so the credit is free again.
 *
 * @returns whether the delivery waits for a time of its own, and this job is done
 */
async function isPutOff(deps: Deps, attempt: Attempt, { after, message }: WechatRetry): Promise<boolean> {
  const { delivery, grantId } = attempt
  const long = after > TOO_LONG_TO_TRY
  await settled(deps, attempt, async (tx, now) => {
    const { policy } = await policyInForce(tx, delivery.communityId)
    const dueAt = delivery.urgent ? now + after : outsideQuiet(now + after, policy.quiet)
    const change = long ? { state: 'waiting' as const, dueAt } : { state: 'queued' as const }
    await setState(tx, jobOf(delivery), now, { ...change, error: message })
    await changeGrant(tx, delivery.personId, grantId, { deliveryId: null, spentAt: null })
  })
  return long
}
