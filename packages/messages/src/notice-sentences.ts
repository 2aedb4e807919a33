import type { Audience, EventData, EventKind } from '@juwuye/domain'
import { CLASS_LABELS } from './labels.ts'
import type { Notice, NoticeContext } from './notice-clauses.ts'
import { NOTICES } from './notices.ts'

/** The notice for an audience of an event; undefined where nobody of it is told. */
export function noticeFor(kind: EventKind, audience: Audience): Notice | undefined {
  const rows: Partial<Record<Audience, Notice>> = NOTICES[kind]
  return rows[audience === 'relayer' ? 'reporter' : audience]
}

/** Who reported it, spoke for them or said "me too": it is their own matter. */
const OWN: readonly Audience[] = ['reporter', 'relayer', 'joined']

/** What stands after the number. Of a private matter nobody is told more than that. */
export function noticeClause(kind: EventKind, audience: Audience, data: EventData, context: NoticeContext): string {
  const notice = noticeFor(kind, audience)
  if (!notice) throw new Error(`no sentence tells ${audience} of ${kind}`)
  if (context.caseClass === 'private' && audience !== 'town') return notice.template === 'task' ? '等您看' : '有新进展'
  return notice.clause(data, context)
}

/** One sentence of the inbox. The town reads number, class and dates; of a private matter not even its class. */
export function noticeSentence(kind: EventKind, audience: Audience, data: EventData, context: NoticeContext): string {
  const { number, caseClass } = context
  const clause = noticeClause(kind, audience, data, context)
  if (audience === 'town') {
    const named = caseClass === null || caseClass === 'private' ? number : `${number}（${CLASS_LABELS[caseClass]}）`
    return `${named}：${clause}`
  }
  if (caseClass === 'private')
    return OWN.includes(audience) ? `您的一件事${clause}（${number}）` : `${number}：${clause}`
  return audience === 'relayer' ? `您代报的 ${number}：${clause}，请转告邻居` : `${number}：${clause}`
}
