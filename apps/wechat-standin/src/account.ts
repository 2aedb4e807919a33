import { randomBytes } from 'node:crypto'
import { type Answer, errors } from './errors.ts'

const CODE_LIFE = 5 * 60_000
const TOKEN_LIFE_SECONDS = 7200
/** In normal mode the token stays the same until this long before its end. */
const TOKEN_RENEWAL = 5 * 60_000

export type Account = { appId: string; secret: string }

type Token = { value: string; expiresAt: number }

/**
 * WeChat's memory of one mini-program: the login codes it gave to phones and the access tokens it gave to the server.
 *
 * @param now epoch milliseconds; handed in so that a code can grow old in a test
 */
export class WechatAccount {
  readonly #account: Account
  readonly #now: () => number
  readonly #codes = new Map<string, { openid: string; expiresAt: number }>()
  #token: Token | undefined
  /** A token that was renewed in time stays good until its own end. */
  #previous: Token | undefined

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
    const forced = body.force_refresh === true
    if (!this.#token || forced || this.#token.expiresAt - now <= TOKEN_RENEWAL) {
      this.#previous = forced ? undefined : this.#token
      this.#token = { value: randomBytes(96).toString('base64url'), expiresAt: now + TOKEN_LIFE_SECONDS * 1000 }
    }
    return { access_token: this.#token.value, expires_in: Math.floor((this.#token.expiresAt - now) / 1000) }
  }

  /** What is wrong with the token that a call brings. */
  refuseToken(given: string | null): Answer | undefined {
    if (!given) return errors.missingToken
    const token = [this.#token, this.#previous].find((held) => held?.value === given)
    if (!token) return errors.invalidToken
    return token.expiresAt <= this.#now() ? errors.expiredToken : undefined
  }

  /** Forgets the tokens, as when somebody reset the secret; whoever holds one hears 40001. */
  expireTokens(): void {
    this.#token = undefined
    this.#previous = undefined
  }

  #refuse(appId: unknown, secret: unknown): Answer | undefined {
    if (appId !== this.#account.appId) return errors.invalidAppId
    if (secret !== this.#account.secret) return errors.invalidSecret
    return undefined
  }
}
