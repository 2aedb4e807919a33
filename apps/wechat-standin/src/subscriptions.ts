import { type Answer, errors, isOpenid } from './errors.ts'
import type { Pusher } from './pusher.ts'
import { listed, refuseData, TEMPLATES, type Template } from './templates.ts'

/** A message that arrived on a phone. */
export type SentMessage = {
  openid: string
  templateId: string
  page: string | undefined
  data: Record<string, string>
  msgId: string
  /** Epoch milliseconds. */
  at: number
}

export type Choice = 'accept' | 'reject'

/** The 64-bit numbers that WeChat counts messages with: more than a double holds. */
const FIRST_MESSAGE = 1_864_323_726_461_255_681n

/** Who may be sent which template how often, and what they were sent. */
export class Subscriptions {
  readonly #pusher: Pusher
  readonly #now: () => number
  readonly #isSensitive: (text: string) => boolean
  #templates: Template[] = Object.values(TEMPLATES)
  readonly #credits = new Map<string, number>()
  readonly #switchedOff = new Set<string>()
  readonly #underWay = new Set<string>()
  #messages: SentMessage[] = []
  #sent = 0n

  constructor(options: { pusher: Pusher; now: () => number; isSensitive: (text: string) => boolean }) {
    this.#pusher = options.pusher
    this.#now = options.now
    this.#isSensitive = options.isSensitive
  }

  get messages(): readonly SentMessage[] {
    return this.#messages
  }

  forgetMessages(): void {
    this.#messages = []
  }

  setTemplates(templates: Template[]): void {
    this.#templates = templates
  }

  has(templateId: string): boolean {
    return this.#templates.some(({ id }) => id === templateId)
  }

  /** `GET /wxaapi/newtmpl/gettemplate` */
  list(): Answer {
    return { errcode: 0, errmsg: 'ok', data: this.#templates.map(listed) }
  }

  credits(openid: string, templateId: string): number {
    return this.#credits.get(key(openid, templateId)) ?? 0
  }

  setCredits(openid: string, templateId: string, credits: number): void {
    this.#credits.set(key(openid, templateId), credits)
  }

  /** The person answered the prompt: an accept is one message more, and ends a "receive no more". */
  tap(openid: string, choices: Record<string, Choice>): void {
    for (const [templateId, choice] of Object.entries(choices)) {
      if (choice === 'reject') continue
      this.setCredits(openid, templateId, this.credits(openid, templateId) + 1)
      this.#switchedOff.delete(key(openid, templateId))
    }
    const items = Object.entries(choices).map(([TemplateId, SubscribeStatusString]) => ({
      TemplateId,
      SubscribeStatusString,
      PopupScene: '0',
    }))
    this.#pusher.push({ FromUserName: openid, Event: 'subscribe_msg_popup_event', List: oneOrMany(items) })
  }

  /** The person switched the template off, or on again, in the settings; only the first is pushed. */
  switch(openid: string, templateId: string, receive: boolean): void {
    if (receive) {
      this.#switchedOff.delete(key(openid, templateId))
      return
    }
    this.#switchedOff.add(key(openid, templateId))
    const List = { TemplateId: templateId, SubscribeStatusString: 'reject' }
    this.#pusher.push({ FromUserName: openid, Event: 'subscribe_msg_change_event', List })
  }

  /**
   * `POST /cgi-bin/message/subscribe/send`
   *
   * @param pace lasts as long as the sending does; another one to the same person meanwhile is 43108
   */
  async send(body: Answer, pace: () => Promise<void>): Promise<Answer> {
    const { touser: openid } = body
    if (!isOpenid(openid)) return errors.invalidOpenid
    if (this.#underWay.has(openid)) return errors.atOnce
    this.#underWay.add(openid)
    try {
      const answer = this.#deliver(openid, body)
      await pace()
      return answer
    } finally {
      this.#underWay.delete(openid)
    }
  }

  #deliver(openid: string, { template_id, page, data }: Answer): Answer {
    const template = this.#templates.find(({ id }) => id === template_id)
    if (!template) return errors.invalidTemplate
    const refusal = refuseData(template, data)
    if (refusal) return refusal
    const fields = Object.entries(data as Record<string, { value: string }>)
    if (fields.some(([, { value }]) => this.#isSensitive(value))) return errors.sensitive
    const credits = this.credits(openid, template.id)
    if (credits === 0 || this.#switchedOff.has(key(openid, template.id))) return errors.refused
    this.setCredits(openid, template.id, credits - 1)
    const msgId = FIRST_MESSAGE + this.#sent
    this.#sent += 1n
    this.#messages.push({
      openid,
      templateId: template.id,
      page: typeof page === 'string' ? page : undefined,
      data: Object.fromEntries(fields.map(([name, { value }]) => [name, value])),
      msgId: String(msgId),
      at: this.#now(),
    })
    const List = { TemplateId: template.id, MsgID: String(msgId), ErrorCode: '0', ErrorStatus: 'success' }
    this.#pusher.push({ FromUserName: openid, Event: 'subscribe_msg_sent_event', List })
    return { errcode: 0, errmsg: 'ok', msgid: msgId }
  }
}

const key = (openid: string, templateId: string) => `${openid} ${templateId}`

/** WeChat's JSON has a list of one as the thing itself. */
const oneOrMany = <T>(items: T[]): T | T[] => (items.length === 1 ? (items[0] as T) : items)
