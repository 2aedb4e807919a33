import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deps } from '../../deps.ts'
import type { Api } from '../../platform/http/api.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { PushDoor } from '../../platform/wechat/push-door.ts'
import { readPush } from '../../platform/wechat/push-events.ts'
import { receivePush } from './commands/receive-push.ts'

const PUSH_PATH = '/v1/wechat/push'

/** An event is a few hundred bytes, encrypted and in base64. */
const LARGEST_PUSH = 32 * 1024

const text = z.string().max(200).default('')
const query = z.object({
  timestamp: text,
  nonce: text,
  /** Signs the check of the address. */
  signature: text,
  echostr: text,
  /** Signs an encrypted message; the other signature does not cover it. */
  msg_signature: text,
})

const encryptedBody = z.object({ Encrypt: z.string() })

/**
 * What WeChat calls on us. No session and no part of the clients' API: the signature says who it is. Not limited by
 * address either, because WeChat's few addresses push for everybody; what is refused counts as any visitor's request.
 */
export function wechatPushRoutes(app: Api, deps: Deps): void {
  const door = deps.wechatPushes
  if (!door) return
  app.register((scope: Api, _options, done) => {
    // WeChat calls its JSON by several names
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: LARGEST_PUSH }, (_request, body, read) =>
      read(null, body),
    )
    const options = { config: { unlimited: true }, schema: { hide: true, querystring: query } }

    scope.get(PUSH_PATH, options, async (request, reply) => {
      const { echostr, ...signed } = request.query
      await refusedAsVisitor(app, request, () => door.check(signed, deps.clock.now()))
      return asText(reply, echostr)
    })

    scope.post(PUSH_PATH, options, async (request, reply) => {
      const message = await refusedAsVisitor(app, request, () =>
        openPush(door, request.query, request.body, deps.clock.now()),
      )
      const event = readPush(message)
      if (event) await receivePush(deps, event)
      else request.log.info('WeChat pushed what nobody here waits for')
      return asText(reply, 'success')
    })
    done()
  })
}

function openPush(door: PushDoor, signed: z.output<typeof query>, body: unknown, now: number): string {
  const { timestamp, nonce, msg_signature } = signed
  const safe = encryptedBody.safeParse(parsed(body))
  if (!safe.success) throw new Refusal('push-forged')
  return door.open({ timestamp, nonce, signature: msg_signature }, safe.data.Encrypt, now)
}

function parsed(body: unknown): unknown {
  try {
    return JSON.parse(String(body))
  } catch {
    throw new Refusal('malformed-json')
  }
}

async function refusedAsVisitor<T>(app: Api, request: FastifyRequest, look: () => T): Promise<T> {
  try {
    return look()
  } catch (error) {
    await app.limits.anonymous(request)
    throw error
  }
}

const asText = (reply: FastifyReply, answer: string) => reply.type('text/plain; charset=utf-8').send(answer)
