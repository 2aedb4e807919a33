// The page on who is told what, read from the table that the messages are made from.
import { AUDIENCES, DAY, EVENT_KINDS, type EventData, type EventKind } from '@juwuye/domain'
import { noticeFor, noticeSentence, TEMPLATE_TITLES } from '@juwuye/messages'
import { code, page, table } from './doc-pages.ts'

const NOW = Date.UTC(2026, 2, 1, 1)

/** One of each thing that an event may say. */
const SAMPLE: EventData = {
  party: 'one',
  parties: ['one'],
  class: 'minor',
  position: 1,
  action: 'pause-clock',
  clock: 'resolve',
  until: NOW + 2 * DAY,
  dueAt: NOW + DAY,
  answerBy: NOW + DAY,
  resolveDueAt: NOW + 3 * DAY,
  previousDueAt: NOW + 3 * DAY,
  level: 1,
  count: 2,
  outcome: 'upheld',
  reason: 'money',
  solved: 'solved',
  result: 'agreed',
  into: '梧桐 2026-0389',
  moved: ['mediation'],
}
/** Where the same word means something else. */
const OF_KIND: Readonly<Partial<Record<EventKind, EventData>>> = {
  refused: { reason: 'notOurDuty' },
  'danger.ruled': { outcome: 'confirmed' },
}

const context = { number: '梧桐 2026-0388', caseClass: 'hard', party: () => '安居物业', now: NOW } as const

export function messages(): string {
  const rows = EVENT_KINDS.flatMap((kind) =>
    AUDIENCES.flatMap((audience) => {
      const notice = audience === 'relayer' ? undefined : noticeFor(kind, audience)
      if (!notice) return []
      const said = noticeSentence(kind, audience, { ...SAMPLE, ...OF_KIND[kind] }, context)
      const carried = notice.template === null ? '–' : `${code(notice.template)} ${TEMPLATE_TITLES[notice.template]}`
      return [[code(kind), code(audience), said, carried, notice.urgent ? 'yes' : '']]
    }),
  )
  return page(
    'Messages',
    'packages/messages/src/notices.ts',
    'Who hears of what, with an example of the words. Everything is in the inbox; what a template carries also leaves for WeChat, where the community uses that template and the person has a credit. "At night": in the quiet hours too, while there is danger.',
    '`relayer`, who spoke for somebody, hears what the reporter hears, to pass it on. Of a private matter everybody reads its number and that something moved or waits, and no more; the town reads number, class and dates.',
    table(['event', 'audience', 'sentence', 'WeChat template', 'at night'], rows),
  )
}
