import { type Answer, badField } from './errors.ts'

export type Template = {
  /** 43 characters. */
  id: string
  title: string
  /** What a field is called beside its value, by its name. */
  fields: Record<string, string>
}

const FIELDS = { character_string1: '事项编号', thing2: '事项名称', time3: '时间', thing4: '温馨提示' }

/** The templates that the account has until it is given others. */
export const TEMPLATES = {
  progress: { id: 'standin-template-progress-00000000000000000', title: '事项进展提醒', fields: FIELDS },
  result: { id: 'standin-template-result-0000000000000000000', title: '办理结果通知', fields: FIELDS },
  task: { id: 'standin-template-task-000000000000000000000', title: '待办提醒', fields: FIELDS },
} as const satisfies Record<string, Template>

/** As `GET /wxaapi/newtmpl/gettemplate` lists them; 2 is a one-time template. */
export function listed({ id, title, fields }: Template): Answer {
  const lines = Object.entries(fields)
  return {
    priTmplId: id,
    title,
    content: lines.map(([name, label]) => `${label}:{{${name}.DATA}}\n`).join(''),
    example: lines.map(([, label]) => `${label}:…\n`).join(''),
    type: 2,
  }
}

const length = (value: string) => [...value].length
const TIME = /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{1,2}:\d{2}$/
const DATE = /^\d{4}年\d{1,2}月\d{1,2}日( \d{1,2}:\d{2})?$/

/** What WeChat takes in a field, by the kind that its name begins with. */
const RULES: Record<string, (value: string) => boolean> = {
  thing: (value) => length(value) <= 20,
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  number: (value) => /^\d+(\.\d+)?$/.test(value) && value.length <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  name: (value) => !/\d/.test(value) && length(value) <= (/\p{Script=Han}/u.test(value) ? 10 : 20),
  time: (value) => TIME.test(value),
  date: (value) => DATE.test(value),
}

/** What WeChat finds wrong in the data of a message; every field of the template must be there, and no other. */
export function refuseData({ fields }: Template, data: unknown): Answer | undefined {
  const given = typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {}
  for (const name of Object.keys(fields)) {
    const value = (given[name] as { value?: unknown } | undefined)?.value
    if (typeof value !== 'string' || value.trim() === '') return badField(name, 'is empty')
    const fits = RULES[name.replace(/\d+$/, '')]
    if (/[\r\n]/.test(value) || !fits?.(value)) return badField(name, 'invalid')
  }
  const unknown = Object.keys(given).find((name) => !(name in fields))
  return unknown === undefined ? undefined : badField(unknown, 'invalid')
}
