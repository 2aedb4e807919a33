import { dayOf, LIMITS, MINUTE, startOfDay } from '@juwuye/domain'
import type { CheckOutBody, HandoverDraft } from '@juwuye/types'
import { minuteOf } from './duty-words.model.ts'

export const NOTE_CHARS = LIMITS.reasonChars * 2
export const WORDS_CHARS = LIMITS.replyChars

/** A promise of one's own, not yet on any list. */
export interface OwnPromise {
  key: string
  words: string
  /** HH:MM today; empty where it has no time. */
  time: string
}

export interface HandoverForm {
  note: string
  /** Of the proposed ones: those that need not be handed on. */
  dropped: string[]
  own: OwnPromise[]
}

export const emptyHandover: HandoverForm = { note: '', dropped: [], own: [] }

/** What is wrong with one's own, by key. */
export function ownProblems({ own }: HandoverForm): Record<string, string> {
  return Object.fromEntries(own.filter(({ words }) => words.trim() === '').map(({ key }) => [key, '写上答应了什么']))
}

/** What is sent: the proposed promises that stay, and one's own. */
export function checkOutBody({ promises }: HandoverDraft, form: HandoverForm, now: number): CheckOutBody {
  const kept = promises.filter(({ id }) => !form.dropped.includes(id))
  const today = startOfDay(dayOf(now)) ?? now
  const at = (time: string) => {
    const minute = minuteOf(time)
    return minute === undefined ? null : today + minute * MINUTE
  }
  return {
    note: form.note.trim(),
    promises: [
      ...kept.map(({ kind, words, dueAt, case: of }) => ({ kind, words, dueAt, caseId: of?.id ?? null })),
      ...form.own.map(({ words, time }) => ({
        kind: 'other' as const,
        words: words.trim(),
        dueAt: at(time),
        caseId: null,
      })),
    ],
  }
}

/** 交 3 件; or that there is nothing to hand on. */
export function handoverCount(draft: HandoverDraft, form: HandoverForm): string {
  const count = draft.promises.filter(({ id }) => !form.dropped.includes(id)).length + form.own.length
  return count === 0 ? '没有没办完的事' : `交 ${count} 件没办完的事`
}
