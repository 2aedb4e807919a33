import { z } from 'zod'

const community = z.string().regex(/^[1-9]\d{0,18}$/)
const epochMs = z.int().nonnegative()

interface QueueRules {
  /** What a job of this queue says; checked when it is added and again before it is done. */
  data: z.ZodType<Record<string, unknown>>
  /** How often a failed job is tried again before it becomes a dead letter. */
  retryLimit: number
  /** Seconds before the first of these tries; doubles with each, plus up to as much again by chance. */
  retryDelay: number
  /** A worker that is silent for longer than this (seconds) is taken for dead, and its job is given to another. */
  expireInSeconds: number
  /** How many one worker has under way at a time. */
  atOnce: number
}

/** Every kind of work that is done after the answer was given. */
export const QUEUES = {
  /** An outbox row becomes inbox messages and deliveries. */
  tell: {
    data: z.object({ communityId: community, outboxId: z.uuid(), createdAt: epochMs }),
    retryLimit: 10,
    retryDelay: 2,
    expireInSeconds: 60,
    atOnce: 3,
  },
  /** One WeChat subscription message. Its tries reach over more than an hour, as WeChat's faults do. */
  push: {
    data: z.object({ communityId: community, deliveryId: z.uuid(), createdAt: epochMs }),
    retryLimit: 10,
    retryDelay: 5,
    expireInSeconds: 60,
    atOnce: 6,
  },
  /** Asks WeChat to look at a photo; the answer is pushed. */
  'check-photo': {
    data: z.object({ communityId: community, photoId: z.uuid(), openid: z.string().min(1) }),
    retryLimit: 10,
    retryDelay: 5,
    expireInSeconds: 60,
    atOnce: 2,
  },
  /**
   * What WeChat pushed to us; `createTime` in seconds, as it says it. Never slower than `push`: its word on a message
   * that was cut off spares sending it twice.
   */
  'wechat-event': {
    data: z.object({
      openid: z.string().min(1),
      event: z.string().min(1),
      createTime: z.int().nonnegative(),
      payload: z.record(z.string(), z.unknown()),
    }),
    retryLimit: 10,
    retryDelay: 2,
    expireInSeconds: 60,
    atOnce: 6,
  },
  /** A workbook is checked, or brought in: minutes at most, and a worker that does it says that it is alive. */
  'import-community': {
    data: z.object({ communityId: community, importId: z.uuid(), step: z.enum(['check', 'apply']) }),
    retryLimit: 3,
    retryDelay: 2,
    expireInSeconds: 60,
    atOnce: 1,
  },
} as const satisfies Record<string, QueueRules>

export type QueueName = keyof typeof QUEUES
export type JobData<Q extends QueueName> = z.output<(typeof QUEUES)[Q]['data']>

export const QUEUE_NAMES = Object.keys(QUEUES) as QueueName[]

/** Where the library puts what was given up; worked like a queue, but nobody adds to it. */
export const DEAD = 'dead'

/** A job as it is stored. It names its queue, because the library forgets it when it moves a job to the dead. */
export interface StoredJob {
  queue: QueueName
  data: Record<string, unknown>
  /** Of the request that it came of. */
  traceId?: string
}

/** The library's tables: made by the owner, worked by `juwuye_api`. */
export const JOBS_SCHEMA = 'juwuye_jobs'
