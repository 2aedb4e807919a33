import { randomBytes } from 'node:crypto'

/** What WeChat answers: HTTP 200 always, and `errcode` in the body when it went wrong. */
export type Answer = Record<string, unknown>

/** WeChat's own codes and words for them. Clients read the code; the words only help whoever reads a log. */
export const errors = {
  busy: { errcode: -1, errmsg: 'system error' },
  invalidGrantType: { errcode: 40002, errmsg: 'invalid grant_type' },
  invalidAppId: { errcode: 40013, errmsg: 'invalid appid' },
  invalidCode: { errcode: 40029, errmsg: 'invalid code' },
  invalidSecret: { errcode: 40125, errmsg: 'invalid appsecret' },
  missingCode: { errcode: 41008, errmsg: 'missing code' },
  postRequired: { errcode: 43002, errmsg: 'require POST method' },
  badFormat: { errcode: 47001, errmsg: 'data format error' },
} as const

const CODE_LIFE = 5 * 60_000
const TOKEN_LIFE_SECONDS = 7200
/** In normal mode the token stays the same until this long before its end. */
const TOKEN_RENEWAL = 5 * 60_000

export type Account = { appId: string; secret: string }

/**
 * WeChat's memory of one mini-program: the login codes it gave to phones and the access token it gave to the server.
 *
 * @param now epoch milliseconds; handed in so that a code can grow old in a test
 */
export class WechatAccount {
  readonly #account: Account
  readonly #now: () => number
  readonly #codes = new Map<string, { openid: string; expiresAt: number }>()
  #token: { value: string; expiresAt: number } | undefined

  constructor(account: Account, now: () => number) {
    this.#account = account
    this.#now = now
  }

  /** What `wx.login` gives on the phone of this person. */
  issueCode(openid: string): string {
    for (const [code, { expiresAt }] of this.#codes) if (expiresAt <= this.#now()) this.#codes.delete(code)
    const code = randomBytes(24).toString('base64url')
    this.#codes.set(code, { openid, expiresAt: this.#now() + CODE_LIFE })
    return code
  }

  /** `GET /sns/jscode2session` */
  codeToSession(query: URLSearchParams): Answer {
    const refusal = this.#refuse(query.get('appid'), query.get('secret'))
    if (refusal) return refusal
    if (query.get('grant_type') !== 'authorization_code') return errors.invalidGrantType
    const code = query.get('js_code')
    if (!code) return errors.missingCode
    const known = this.#codes.get(code)
    this.#codes.delete(code) // once, also when it came too late
    if (!known || known.expiresAt <= this.#now()) return errors.invalidCode
    return { session_key: randomBytes(16).toString('base64'), openid: known.openid }
  }

  /** `POST /cgi-bin/stable_token` */
  stableToken(body: Answer): Answer {
    if (body.grant_type !== 'client_credential') return errors.invalidGrantType
    const refusal = this.#refuse(body.appid, body.secret)
    if (refusal) return refusal
    const now = this.#now()
    if (!this.#token || body.force_refresh === true || this.#token.expiresAt - now <= TOKEN_RENEWAL) {
      this.#token = { value: randomBytes(96).toString('base64url'), expiresAt: now + TOKEN_LIFE_SECONDS * 1000 }
    }
    return { access_token: this.#token.value, expires_in: Math.floor((this.#token.expiresAt - now) / 1000) }
  }

  #refuse(appId: unknown, secret: unknown): Answer | undefined {
    if (appId !== this.#account.appId) return errors.invalidAppId
    if (secret !== this.#account.secret) return errors.invalidSecret
    return undefined
  }
}
