import { type MediaRule, type Rule, SUGGESTIONS, type Suggestion } from './content.ts'
import { type Answer, isOpenid } from './errors.ts'
import type { Choice } from './subscriptions.ts'
import type { Template } from './templates.ts'
import type { Wechat } from './wechat.ts'

/** Thrown by a control that was told something it cannot use. */
export class BadControl extends Error {}

export type Control = (wechat: Wechat, body: Answer, apis: readonly string[]) => Answer | Promise<Answer>

const PATIENCE = 5_000
const PROMPT_LIMIT = 3

/** What is not WeChat's server: the phones, the owner's console, what arrived, and bad days. */
export const CONTROLS: Record<string, Control> = {
  '/admin/codes': ({ account }, { openid }) => ({ code: account.issueCode(anOpenid(openid)) }),

  '/admin/taps': ({ subscriptions }, { openid, templates }) => {
    const choices = Object.entries(anObject(templates, 'templates: {"<id>": "accept" | "reject"}'))
    if (choices.length === 0 || choices.length > PROMPT_LIMIT) throw new BadControl('templates: one to three')
    for (const [id, choice] of choices) {
      if (!subscriptions.has(id)) throw new BadControl(`there is no template ${id}`)
      if (choice !== 'accept' && choice !== 'reject') throw new BadControl('accept or reject')
    }
    const person = anOpenid(openid)
    subscriptions.tap(person, Object.fromEntries(choices) as Record<string, Choice>)
    return { credits: Object.fromEntries(choices.map(([id]) => [id, subscriptions.credits(person, id)])) }
  },

  '/admin/settings': ({ subscriptions }, { openid, templateId, receive }) => {
    if (typeof receive !== 'boolean') throw new BadControl('receive: true or false')
    subscriptions.switch(anOpenid(openid), aTemplate(subscriptions, templateId), receive)
    return {}
  },

  '/admin/credits': ({ subscriptions }, { openids, templateId, credits }) => {
    if (!Array.isArray(openids)) throw new BadControl('openids: a list')
    const id = aTemplate(subscriptions, templateId)
    const people = openids.map(anOpenid)
    const count = credits === undefined ? undefined : aCount(credits, 'credits')
    if (count !== undefined) for (const openid of people) subscriptions.setCredits(openid, id, count)
    return { credits: Object.fromEntries(people.map((openid) => [openid, subscriptions.credits(openid, id)])) }
  },

  '/admin/templates': ({ subscriptions }, { templates }) => {
    if (!Array.isArray(templates)) throw new BadControl('templates: a list')
    subscriptions.setTemplates(templates.map(asTemplate))
    return {}
  },

  '/admin/messages': ({ subscriptions }, { openid, reset }) => {
    const messages = subscriptions.messages.filter((sent) => openid === undefined || sent.openid === openid)
    if (reset === true) subscriptions.forgetMessages()
    return { count: messages.length, messages }
  },

  '/admin/verdicts': ({ content }, { text, media, mediaDelay }) => {
    content.setRules({
      ...(text === undefined ? {} : { text: rulesOf<Rule>(text, SUGGESTIONS) }),
      ...(media === undefined ? {} : { media: rulesOf<MediaRule>(media, [...SUGGESTIONS, 'silent']) }),
      ...(mediaDelay === undefined ? {} : { mediaDelay: aCount(mediaDelay, 'mediaDelay') }),
    })
    return {}
  },

  '/admin/judge': ({ content }, { traceId, suggest }) => {
    if (!SUGGESTIONS.includes(suggest as Suggestion)) throw new BadControl(`suggest: ${SUGGESTIONS.join(', ')}`)
    if (!content.judgeMedia(String(traceId), suggest as Suggestion)) throw new BadControl('no such traceId')
    return {}
  },

  '/admin/idle': ({ content }, { openid, idle }) => {
    if (typeof idle !== 'boolean') throw new BadControl('idle: true or false')
    content.setIdle(anOpenid(openid), idle)
    return {}
  },

  '/admin/checks': ({ content }, { reset }) => {
    const checks = { texts: [...content.texts], media: [...content.media] }
    if (reset === true) content.forget()
    return checks
  },

  '/admin/callback': async ({ pusher }, { url, patience = PATIENCE }) => {
    if (url === null) {
      pusher.dropCallback()
      return {}
    }
    if (typeof url !== 'string' || !URL.canParse(url)) throw new BadControl('url: an address, or null for none')
    const fault = await pusher.setCallback(url, aCount(patience, 'patience'))
    if (fault) throw new BadControl(fault)
    return {}
  },

  '/admin/pushes': ({ pusher }, { reset }) => {
    const answer = { idle: pusher.idle, pushes: [...pusher.records] }
    if (reset === true) pusher.forget()
    return answer
  },

  '/admin/calls': ({ calls }) => ({ calls: Object.fromEntries(calls) }),

  '/admin/expire-token': ({ account }) => {
    account.expireTokens()
    return {}
  },

  '/admin/fail': ({ failures }, { api, times = 1, errcode, hang, delay }, apis) => {
    if (typeof api !== 'string' || !apis.includes(api)) throw new BadControl('api: path of a WeChat API')
    const count = aCount(times, 'times')
    if (hang === true) failures.plan(api, { times: count, hang })
    else if (typeof delay === 'number') failures.plan(api, { times: count, delay: aCount(delay, 'delay') })
    else if (typeof errcode === 'number') failures.plan(api, { times: count, errcode })
    else throw new BadControl('errcode, delay or hang: true is needed')
    return {}
  },
}

function anOpenid(value: unknown): string {
  if (!isOpenid(value)) throw new BadControl('openid is needed')
  return value
}

function aTemplate(subscriptions: Wechat['subscriptions'], id: unknown): string {
  if (typeof id !== 'string' || !subscriptions.has(id)) throw new BadControl('templateId: of a template that is there')
  return id
}

function aCount(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw new BadControl(`${name}: 0 or more`)
  return value
}

function anObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new BadControl(what)
  return value as Record<string, unknown>
}

function asTemplate(value: unknown): Template {
  const { id, title, fields } = anObject(value, 'a template: {id, title, fields}')
  if (typeof id !== 'string' || typeof title !== 'string') throw new BadControl('id and title are needed')
  const names = Object.entries(anObject(fields, 'fields: {"thing2": "事项名称"}'))
  return { id, title, fields: Object.fromEntries(names.map(([name, label]) => [name, String(label)])) }
}

function rulesOf<R extends { contains: string; suggest: string }>(value: unknown, suggestions: readonly string[]): R[] {
  if (!Array.isArray(value)) throw new BadControl('rules: a list')
  return value.map((rule) => {
    const { contains, suggest } = anObject(rule, 'a rule: {contains, suggest}')
    if (typeof contains !== 'string') throw new BadControl('contains: a text; an empty one is in every text')
    if (!suggestions.includes(String(suggest))) throw new BadControl(`suggest: ${suggestions.join(', ')}`)
    return { contains, suggest } as R
  })
}
