import { z } from 'zod'
import { retryFor } from './errors.ts'
import { askWechat } from './http.ts'

/** The access token of this process. Several processes hold the same one: WeChat gives it out until it is nearly over. */
export interface Tokens {
  /** @throws WechatRetry */
  get(): Promise<string>
  /** WeChat no longer takes this one; the next `get` asks anew. */
  drop(token: string): void
}

export interface TokenOptions {
  baseUrl: string
  appId: string
  secret: string
  /** Epoch milliseconds. */
  now: () => number
}

const TIMEOUT = 3_000
/** WeChat gives a new one from five minutes before the end on. */
const RENEWAL_SECONDS = 300

const tokenAnswer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

interface Held {
  value: string
  renewAt: number
  endsAt: number
}

export function createTokens(options: TokenOptions): Tokens {
  let held: Held | undefined
  let refreshing: Promise<Held> | undefined

  const refresh = () => {
    refreshing ??= fetchToken(options)
      .then((fresh) => {
        held = fresh
        return fresh
      })
      .finally(() => {
        refreshing = undefined
      })
    return refreshing
  }

  return {
    async get() {
      const now = options.now()
      if (held && now < held.renewAt) return held.value
      const old = held
      try {
        return (await refresh()).value
      } catch (error) {
        // it is renewed early, so that a bad minute at WeChat does no harm
        if (old && old === held && now < old.endsAt) return old.value
        throw error
      }
    },
    drop(token) {
      if (held?.value === token) held = undefined
    },
  }
}

/** Never with `force_refresh`: that would end the token under the other processes. */
async function fetchToken({ baseUrl, appId, secret, now }: TokenOptions): Promise<Held> {
  const { errcode, words, value } = await askWechat(`${baseUrl}/cgi-bin/stable_token`, tokenAnswer, {
    body: { grant_type: 'client_credential', appid: appId, secret },
    timeout: TIMEOUT,
  })
  const at = now()
  if (!value) throw retryFor(errcode, words, at)
  return {
    value: value.access_token,
    renewAt: at + (value.expires_in - RENEWAL_SECONDS) * 1_000,
    endsAt: at + value.expires_in * 1_000,
  }
}
