import type { ErrorCode } from '@juwuye/types'
import { NetworkError, type NetworkFault } from '../platform/request-types.ts'
import { Refusal } from './refusal.ts'

export interface FaultView {
  kind: 'offline' | 'signIn' | 'forbidden' | 'missing' | 'error'
  /** What happened. */
  title: string
  /** What was kept, what to do. */
  text?: string
  /** Asking again may help. */
  retry: boolean
}

const unanswered: Record<NetworkFault, string> = {
  unreachable: '连不上，可能是网不好',
  timeout: '等了很久没有回音',
  aborted: '没有办完',
}

function refused({ problem, code }: Refusal): FaultView {
  if (problem.status === 401) return { kind: 'signIn', title: problem.detail, retry: false }
  if (problem.status === 404)
    return { kind: 'missing', title: '没有找到', text: '可能已经不在，或者您看不到它', retry: false }
  if (problem.status === 403 && code !== 'wrong-origin') {
    return { kind: 'forbidden', title: '这一页不是给您看的', text: problem.detail, retry: false }
  }
  const text = problem.traceId && problem.status >= 500 ? `要问的时候，报这个号：${problem.traceId}` : undefined
  return { kind: 'error', title: problem.detail, text, retry: true }
}

/** What a failed request says on the page. */
export function faultView(fault: unknown, online: boolean): FaultView {
  if (fault instanceof Refusal) return refused(fault)
  if (!online) return { kind: 'offline', title: '现在没有网', text: '有网了，再点一下', retry: true }
  if (fault instanceof NetworkError)
    return { kind: 'error', title: unanswered[fault.fault], text: '过一会儿再点一下', retry: true }
  return { kind: 'error', title: '这里出了问题', text: '再试一次；还不行，请打电话给值班室', retry: true }
}

/** One line for a toast or below a button. */
export function faultText(fault: unknown, online = true): string {
  const { title, text } = faultView(fault, online)
  return fault instanceof Refusal || !text ? title : `${title}。${text}`
}

/** Codes that speak of one field without naming it. */
const fieldOfCode: Partial<Record<ErrorCode, string>> = {
  'estate-unknown': 'estateId',
  'building-unknown': 'buildingId',
  'place-unknown': 'placeId',
  'photo-unusable': 'photos',
  'party-unknown': 'aboutPartyId',
  'consent-required': 'onBehalfOf',
  'short-name-taken': 'shortName',
}

/** The server's problems by field: the first sentence of each, under the first part of the field's path. */
export function fieldFaults(fault: unknown): Record<string, string> {
  if (!(fault instanceof Refusal)) return {}
  const own = fieldOfCode[fault.code]
  const found: Record<string, string> = own ? { [own]: fault.message } : {}
  for (const { path, message } of fault.problem.fields ?? []) {
    const field = path.split('.')[0] ?? path
    found[field] ??= message
  }
  return found
}

/** What was typed is a whole number from 1 to `most`, which has three digits at most. */
export const isWithin = (typed: string, most: number): boolean =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most
