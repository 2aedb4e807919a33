import { HOUR } from '../calendar/shanghai.ts'
import type { CaseState, TellBackStage } from '../vocabulary.ts'
import type { DeadlinePolicy } from './clocks.ts'
import type { WhistleFacts } from './facts.ts'

/** What there is to tell a neighbour when a case goes from one state to another; null when it is nothing new to them. */
export function tellBackStage(before: CaseState, after: CaseState): TellBackStage | null {
  if (before === after) return null
  if (after === 'claimed') return before === 'dispatched' ? 'claimed' : null
  if (after === 'verified') return 'done'
  if (after === 'publicised') return 'published'
  if (after === 'declined') return 'declined'
  // a private matter has no page: when it is settled, it is over
  if (after === 'closed') return before === 'publicised' ? null : 'done'
  return null
}

/** A case under whose lead somebody is at work. */
const LED: readonly CaseState[] = ['claimed', 'deliberating', 'rectifying']

/** What there is to tell a neighbour whose matter goes on in another case: that somebody leads it, where nobody did. */
export function tellBackOfMerge(from: CaseState, into: CaseState): TellBackStage | null {
  return LED.includes(into) && !LED.includes(from) ? 'claimed' : null
}

/** Relayed for somebody who hears of it from nobody else: who has joined since is told by the app. */
export function isToldBack({ channel, personId, withdrawn }: WhistleFacts): boolean {
  return channel === 'relay' && personId === null && !withdrawn
}

/** When the neighbour is to have been told (epoch ms). */
export function tellBackDueAt(madeAt: number, { tellBackHours }: DeadlinePolicy): number {
  return madeAt + tellBackHours * HOUR
}
