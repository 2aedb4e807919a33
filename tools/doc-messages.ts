// The page on who is told what, read from the table that the messages are made from.
import {
  ANNOUNCEMENT_KINDS,
  type AnnouncementKind,
  type Announcements,
  AUDIENCES,
  DAY,
  EVENT_KINDS,
  type EventData,
  type EventKind,
  HOUR,
  type TemplateKey,
} from '@juwuye/domain'
import { ANNOUNCEMENTS, announcementSentence, noticeFor, noticeSentence, TEMPLATE_TITLES } from '@juwuye/messages'
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

const SHIFT = { post: '轮值党员', station: '梧桐社区服务站', fromAt: NOW + 3 * HOUR, untilAt: NOW + 7 * HOUR }
const ANNOUNCED: { readonly [K in AnnouncementKind]: Announcements[K] } = {
  'rota.published': { month: '2026-03', shifts: 5 },
  'rota.changed': { ...SHIFT, yours: true },
  'swap.asked': { ...SHIFT, person: 'one', leave: false },
  'swap.accepted': { ...SHIFT, person: 'one' },
  'swap.refused': { ...SHIFT, person: 'one' },
  'swap.lapsed': SHIFT,
  'shift.missed': { ...SHIFT, person: 'one', minutes: 15, over: false },
  'shift.reserve': SHIFT,
  'handover.waiting': { person: 'one', promises: 2 },
  'tellBack.overdue': { count: 2 },
  'ending.failed': { person: 'one' },
  'block.proposed': {},
  'block.started': { untilAt: NOW + 10 * DAY },
  'block.appealed': {},
  'block.ruled': { lifted: false, untilAt: NOW + 10 * DAY },
}
const ANNOUNCED_TO: Readonly<Record<AnnouncementKind, string>> = {
  'rota.published': 'everybody on the rota',
  'rota.changed': 'whose shift it was or becomes',
  'swap.asked': 'who is asked, or everybody who may stand there',
  'swap.accepted': 'who asked',
  'swap.refused': 'who asked',
  'swap.lapsed': 'who asked',
  'shift.missed': 'desk',
  'shift.reserve': 'reserve',
  'handover.waiting': 'desk',
  'tellBack.overdue': 'who relayed, and the desk',
  'ending.failed': 'desk, and whoever fixed the day',
  'block.proposed': 'the others of the desk, and the town',
  'block.started': 'whoever is blocked',
  'block.appealed': 'the town, but whoever had a part in it',
  'block.ruled': 'whoever is blocked',
}

const carriedBy = (template: TemplateKey | null) =>
  template === null ? '–' : `${code(template)} ${TEMPLATE_TITLES[template]}`

const announcements = () =>
  ANNOUNCEMENT_KINDS.map((kind) => {
    const { template, urgent, page: leadsTo } = ANNOUNCEMENTS[kind]
    const said = announcementSentence(kind, ANNOUNCED[kind], { person: () => '王芳', now: NOW })
    return [code(kind), ANNOUNCED_TO[kind], said, carriedBy(template), urgent ? 'yes' : '', code(leadsTo)]
  })

export function messages(): string {
  const rows = EVENT_KINDS.flatMap((kind) =>
    AUDIENCES.flatMap((audience) => {
      const notice = audience === 'relayer' ? undefined : noticeFor(kind, audience)
      if (!notice) return []
      const said = noticeSentence(kind, audience, { ...SAMPLE, ...OF_KIND[kind] }, context)
      return [[code(kind), code(audience), said, carriedBy(notice.template), notice.urgent ? 'yes' : '']]
    }),
  )
  return page(
    'Messages',
    'packages/messages/src/notices.ts, announcements.ts',
    'Who hears of what, with an example of the words. Everything is in the inbox; what a template carries also leaves for WeChat, where the community uses that template and the person has a credit. "At night": in the quiet hours too, while there is danger.',
    '`relayer`, who spoke for somebody, hears what the reporter hears, to pass it on. Of a private matter everybody reads its number and that something moved or waits, and no more; the town reads number, class and dates.',
    table(['event', 'audience', 'sentence', 'WeChat template', 'at night'], rows),
    'What belongs to no case is announced to people by name, as far as they still belong to the community when it is told.',
    table(['announcement', 'to', 'sentence', 'WeChat template', 'at night', 'leads to'], announcements()),
  )
}
