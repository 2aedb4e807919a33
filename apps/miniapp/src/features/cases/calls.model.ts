import { CALL_OUTCOME_LABELS, clockText, whenText } from '@juwuye/messages'
import type { CaseView, OnCallCalls } from '@juwuye/types'
import { dangerNow } from './notices.model.ts'

const OPEN: readonly CaseView['state'][] = ['raised', 'dispatched', 'claimed', 'deliberating', 'rectifying']

/** Whether somebody may have to be rung up: what is in danger, and what is urgent, as long as it is open. */
export function mayNeedCall(view: Pick<CaseView, 'class' | 'danger' | 'state' | 'readLevel'>): boolean {
  if (view.readLevel !== 'full' || !OPEN.includes(view.state)) return false
  return dangerNow(view) !== undefined || view.class === 'urgent'
}

type Call = OnCallCalls['calls'][number]

/** 许党员 23:40 打的，没人接; without an outcome it waits for one. */
export function callNote({ calledBy, calledAt, outcome }: Call, now: number): string {
  return [`${calledBy} ${whenText(calledAt, now)} 打的`, outcome && CALL_OUTCOME_LABELS[outcome]]
    .filter(Boolean)
    .join('，')
}

/** What stands above the numbers. */
export function callsLine({ nobodyOnDuty, calls }: OnCallCalls): string {
  const coming = calls.find(({ outcome }) => outcome === 'coming')
  if (coming) return `${coming.label}说马上来，${clockText(coming.calledAt)}`
  return nobodyOnDuty ? '站里现在没人值班，从第一个打起，打一个记一个' : '站里有人值班，也可以直接打'
}
