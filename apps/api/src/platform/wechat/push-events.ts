import { z } from 'zod'
import { parseKeepingIds } from './http.ts'

const answeredTemplate = z.object({
  templateId: z.string(),
  /** `accept` or `reject`. */
  status: z.string(),
})

const sentTemplate = z.object({
  templateId: z.string(),
  /** As `sendSubscribeMessage` gave it. */
  msgId: z.string(),
  /** 0: it arrived. */
  errorCode: z.number(),
  errorStatus: z.string(),
})

const common = {
  openid: z.string().min(1),
  /** Epoch seconds. */
  createTime: z.int().nonnegative(),
}

/** What WeChat pushes and we act on, in our form: what it sends as one or as a list is always a list. */
export const wechatEvent = z.discriminatedUnion('event', [
  /** Somebody answered the subscribe prompt; one accept is one credit. */
  z.object({
    ...common,
    event: z.literal('subscribe_msg_popup_event'),
    payload: z.object({ list: z.array(answeredTemplate) }),
  }),
  /** Somebody switched a template off in the settings. */
  z.object({
    ...common,
    event: z.literal('subscribe_msg_change_event'),
    payload: z.object({ list: z.array(answeredTemplate) }),
  }),
  /** What became of a message that WeChat took. */
  z.object({
    ...common,
    event: z.literal('subscribe_msg_sent_event'),
    payload: z.object({ list: z.array(sentTemplate) }),
  }),
  /** The verdict on a photo; without `suggest` it could not be judged, for example not be fetched. */
  z.object({
    ...common,
    event: z.literal('wxa_media_check'),
    payload: z.object({
      traceId: z.string(),
      suggest: z.enum(['pass', 'review', 'risky']).nullable(),
      label: z.number().nullable(),
      errcode: z.number(),
    }),
  }),
])
export type WechatEvent = z.output<typeof wechatEvent>

const asList = <T extends z.ZodType>(item: T) => z.union([z.array(item), item.transform((one) => [one])])

const answered = z
  .object({ TemplateId: z.string(), SubscribeStatusString: z.string() })
  .transform((item) => ({ templateId: item.TemplateId, status: item.SubscribeStatusString }))

const sent = z
  .object({
    TemplateId: z.string(),
    MsgID: z.string(),
    ErrorCode: z.coerce.number(),
    ErrorStatus: z.string().default(''),
  })
  .transform((item) => ({
    templateId: item.TemplateId,
    msgId: item.MsgID,
    errorCode: item.ErrorCode,
    errorStatus: item.ErrorStatus,
  }))

const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ List: asList(item) }).transform(({ List }) => ({ list: List }))

/** The payload of each event as WeChat writes it, and into ours. */
const PAYLOADS: Record<WechatEvent['event'], z.ZodType> = {
  subscribe_msg_popup_event: listOf(answered),
  subscribe_msg_change_event: listOf(answered),
  subscribe_msg_sent_event: listOf(sent),
  wxa_media_check: z
    .object({
      trace_id: z.string().min(1),
      errcode: z.coerce.number().default(0),
      result: z
        .object({ suggest: z.enum(['pass', 'review', 'risky']), label: z.coerce.number().nullable().catch(null) })
        .optional()
        .catch(undefined),
    })
    .transform(({ trace_id, errcode, result }) => ({
      traceId: trace_id,
      suggest: result?.suggest ?? null,
      label: result?.label ?? null,
      errcode,
    })),
}

const envelope = z.object({
  FromUserName: z.string(),
  CreateTime: z.coerce.number(),
  Event: z.string().optional(),
})

/** Reads a pushed message; null when it is of a kind that nobody here waits for, or not in WeChat's form. */
export function readPush(message: string): WechatEvent | null {
  const pushed = parsed(message)
  const head = envelope.safeParse(pushed).data
  if (!head || !isAwaited(head.Event)) return null
  const payload = PAYLOADS[head.Event].safeParse(pushed).data
  const event = { openid: head.FromUserName, createTime: head.CreateTime, event: head.Event, payload }
  return wechatEvent.safeParse(event).data ?? null
}

const isAwaited = (event: string | undefined): event is WechatEvent['event'] =>
  event !== undefined && Object.hasOwn(PAYLOADS, event)

function parsed(message: string): unknown {
  try {
    return parseKeepingIds(message)
  } catch {
    return null
  }
}
