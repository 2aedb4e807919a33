// The page for WeChat's console: privacy guide, permissions, templates to apply for.
import { EVENT_KINDS, type EventData, TEMPLATE_KEYS, type TemplateKey } from '@juwuye/domain'
import { noticeClause, noticeFor, TEMPLATE_FIELDS, TEMPLATE_TITLES } from '@juwuye/messages'
import { ANNOUNCED, DECLARATIONS } from '../apps/miniapp/config/declarations.ts'
import { code, codes, page, table } from './doc-pages.ts'

/** As the console words what is collected. */
const GUIDE: Record<(typeof DECLARATIONS.privacy)[number]['kind'], string> = {
  photos: '选中的照片或视频信息',
  camera: '摄像头',
  location: '位置信息',
  clipboard: '剪切板',
  microphone: '麦克风（录音）',
}

const privacy = () => DECLARATIONS.privacy.map(({ kind, purpose }) => [GUIDE[kind], purpose, code(kind)])

const LIMITS: Readonly<Record<keyof typeof TEMPLATE_FIELDS, readonly [asWhat: string, limit: string, sample: string]>> =
  {
    number: ['编号', '≤ 32, no Chinese', '2026-0388'],
    what: ['事项名称', '≤ 20', '12 幢消防栓没水'],
    at: ['时间', 'date and time', '2026年3月1日 09:00'],
    note: ['进展、结果或待办', '≤ 20', ''],
  }

/** As the server cuts it. */
const cut = (words: string) => ([...words].length > 20 ? `${[...words].slice(0, 19).join('')}…` : words)

/** The first thing that this template tells a reporter, or else the desk. */
function sampleNote(template: TemplateKey): string {
  const data: EventData = { party: 'one', parties: ['one'], class: 'minor', position: 0, solved: 'solved' }
  const context = {
    number: '2026-0388',
    caseClass: 'minor',
    party: () => '安居物业',
    now: Date.UTC(2026, 2, 1, 1),
  } as const
  for (const audience of ['reporter', 'desk', 'lead'] as const) {
    const kind = EVENT_KINDS.find((one) => noticeFor(one, audience)?.template === template)
    if (kind) return cut(noticeClause(kind, audience, data, context))
  }
  return ''
}

const templates = () =>
  TEMPLATE_KEYS.flatMap((key) =>
    (Object.keys(TEMPLATE_FIELDS) as (keyof typeof TEMPLATE_FIELDS)[]).map((field, place) => {
      const [asWhat, limit, sample] = LIMITS[field]
      const first = place === 0 ? `${TEMPLATE_TITLES[key]} (${code(key)})` : ''
      return [first, asWhat, code(`{{${TEMPLATE_FIELDS[field]}.DATA}}`), limit, sample || sampleNote(key)]
    }),
  )

export function wechat(): string {
  return page(
    'What WeChat is told',
    'apps/miniapp/config/declarations.ts, packages/messages/src/templates.ts',
    `Lowest base library: ${code(DECLARATIONS.minBaseLibrary)}.`,
    '## Privacy guide\n\nTo be entered under 用户隐私保护指引, line by line. What is collected otherwise (account, what is typed) is in [wechat-release](../wechat-release.md).',
    table(['信息', '用途', 'in the code'], privacy()),
    `Said in ${code('app.json')}: ${codes(ANNOUNCED.requiredPrivateInfos)} in ${code('requiredPrivateInfos')}; ${code('scope.userLocation')}: “${ANNOUNCED.permission['scope.userLocation'].desc}”.`,
    '## Templates to apply for\n\nThe names of the fields must be exactly these. A template of the library with other names has to be applied for anew (从模板库选用 → 帮助我们完善模板库).',
    table(['template', '字段', 'name', 'limit', 'sample'], templates()),
  )
}
