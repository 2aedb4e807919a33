import type { MyData, MySection } from './gather-my-data.ts'
import { readableValue } from './told-value.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)

const STYLE = `body{font:16px/1.6 system-ui,sans-serif;color:#1f1d1a;background:#f6f4ef;max-width:960px;margin:0 auto;padding:24px}
h2{margin-top:48px}h3{margin:28px 0 8px}.table{overflow-x:auto;background:#fff;border:1px solid #d9d4c9;border-radius:8px}
table{border-collapse:collapse;min-width:100%}th,td{text-align:left;vertical-align:top;padding:8px 12px;border-top:1px solid #ebe7de}
th{border-top:0;white-space:nowrap;color:#57534b}td{min-width:5em;max-width:36em;overflow-wrap:anywhere}
img{max-width:280px;border-radius:8px;margin:0 12px 12px 0}audio{display:block;margin:0 0 12px}`

/** Ids are for machines: they stand in data.json. */
const isForReading = (name: string) => name !== 'id' && !/Id$/.test(name)

function table({ title, told, rows }: MySection, now: number): string {
  const columns = Object.entries(told).filter(
    ([name, column]) => isForReading(name) && rows.some((row) => readableValue(column, row[name], now) !== null),
  )
  if (columns.length === 0) return ''
  const head = columns.map(([, { label }]) => `<th scope="col">${escaped(label)}</th>`).join('')
  const body = rows
    .map(
      (row) =>
        `<tr>${columns.map(([name, column]) => `<td>${escaped(readableValue(column, row[name], now) ?? '')}</td>`).join('')}</tr>`,
    )
    .join('\n')
  return `<h3>${escaped(title)}（${rows.length} 条）</h3>\n<div class="table"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>`
}

/** Everything as a page that opens in any browser, beside its photos and recordings. */
export function readablePage(data: MyData): string {
  const now = data.madeAt
  const made = readableValue({ label: '', instant: true }, now, now) ?? ''
  const parts = data.communities.map(({ name, sections, files }) => {
    const photos = files.filter((file) => file.name.startsWith('photos/'))
    const voices = files.filter((file) => file.name.startsWith('voices/'))
    return [
      `<h2>在${escaped(name)}</h2>`,
      ...sections.map((section) => table(section, now)),
      photos.length > 0 ? `<h3>照片（${photos.length} 张）</h3>` : '',
      ...photos.map((file) => `<img src="${file.name}" alt="照片" loading="lazy">`),
      voices.length > 0 ? `<h3>录音（${voices.length} 段）</h3>` : '',
      ...voices.map((file) => `<audio controls preload="none" src="${file.name}"></audio>`),
    ]
  })
  const body = [
    '<h1>我的信息</h1>',
    `<p>${made} 从“居物业”导出。这里是居物业留着的、关于您的全部信息，只有您自己的，没有别人的。给电脑读的同一份在 data.json 里。</p>`,
    '<h2>我自己</h2>',
    ...data.sections.map((section) => table(section, now)),
    ...parts.flat(),
  ]
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>我的信息 · 居物业</title><style>${STYLE}</style></head><body>
${body.filter((part) => part !== '').join('\n')}
</body></html>
`
}
