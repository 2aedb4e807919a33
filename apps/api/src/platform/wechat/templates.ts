import { z } from 'zod'
import { Refusal } from '../http/refusal.ts'
import type { CallWechat } from './api.ts'
import { retryFor } from './errors.ts'

/** A message template that WeChat granted this mini-program. */
export interface MessageTemplate {
  id: string
  title: string
  /** Names of its fields, such as `thing2`, in their order; a message must fill them all. */
  fields: string[]
}

const TIMEOUT = 5_000

const templatesAnswer = z.object({
  data: z.array(z.object({ priTmplId: z.string(), title: z.string(), content: z.string() })),
})

/** @throws Refusal wechat-unreachable */
export async function listTemplates(call: CallWechat, now: () => number): Promise<MessageTemplate[]> {
  const { errcode, words, value } = await call('/wxaapi/newtmpl/gettemplate', templatesAnswer, {
    timeout: TIMEOUT,
  }).catch((cause: unknown) => {
    throw new Refusal('wechat-unreachable', { cause })
  })
  if (!value) throw new Refusal('wechat-unreachable', { cause: retryFor(errcode, words, now()) })
  return value.data.map(({ priTmplId, title, content }) => ({ id: priTmplId, title, fields: fieldsOf(content) }))
}

/** `标题:{{thing2.DATA}}\n…` */
const fieldsOf = (content: string) => [...content.matchAll(/\{\{(\w+)\.DATA\}\}/g)].map((match) => match[1] ?? '')
