import { HOUR, IMPORT_SHEETS, type ImportSheet, isLiveImport } from '@juwuye/domain'
import { grouped, IMPORT_FAILURE_LABELS, IMPORT_SHEET_LABELS, IMPORT_STATE_LABELS } from '@juwuye/messages'
import type { CommunityImport } from '@juwuye/types'

type Fault = CommunityImport['faults'][number]
type Sheet = CommunityImport['sheets'][number]

export const isUnderWay = ({ state }: Pick<CommunityImport, 'state'>): boolean =>
  state === 'reading' || state === 'applying'

/** Which one the page opens with: what is under way or waits, whoever's it is, or what the viewer just brought in. */
export function opensWith(newest: CommunityImport | undefined, now: number): CommunityImport | undefined {
  if (!newest) return undefined
  const fresh = newest.mine && newest.endedAt !== null && newest.endedAt > now - HOUR
  return isLiveImport(newest.state) || fresh ? newest : undefined
}

/** Why no other can be sent meanwhile; one's own that only waits gives way to a new one. */
export function busyWith(newest: CommunityImport): string | undefined {
  if (!isLiveImport(newest.state)) return undefined
  if (!newest.mine) return `${newest.by}正在导入，等他导完，或者取消了再传`
  return isUnderWay(newest) ? '上一份还没有完，等一等，或者取消了再传' : undefined
}

/** How far it is, in words. */
export function progressText({ state, progress: { done, total } }: CommunityImport): string {
  const doing = IMPORT_STATE_LABELS[state]
  return total === 0 ? `${doing}，先打开文件` : `${doing}：${grouped(done)} 行，共 ${grouped(total)} 行`
}

export const progressFraction = ({ progress: { done, total } }: CommunityImport): number | undefined =>
  total === 0 ? undefined : done / total

/** What would come, or came, of a sheet. */
export function sheetLine({ rows, added, changed, unchanged }: Sheet): string {
  const parts = [
    added > 0 && `新增 ${grouped(added)}`,
    changed > 0 && `更改 ${grouped(changed)}`,
    unchanged > 0 && `不变 ${grouped(unchanged)}`,
  ].filter(Boolean)
  return `${grouped(rows)} 行：${parts.join('，') || '没有要记的'}`
}

const sum = (sheets: readonly Sheet[], part: 'added' | 'changed') =>
  sheets.reduce((total, sheet) => total + sheet[part], 0)

/** Whether it would change anything at all. */
export const bringsAnything = ({ sheets }: CommunityImport): boolean =>
  sum(sheets, 'added') + sum(sheets, 'changed') > 0

/** 新增 1,200，更改 3 */
export function totalLine({ sheets }: CommunityImport): string {
  const [added, changed] = [sum(sheets, 'added'), sum(sheets, 'changed')]
  const parts = [added > 0 && `新增 ${grouped(added)}`, changed > 0 && `更改 ${grouped(changed)}`]
  return parts.filter(Boolean).join('，') || '没有变化'
}

/** Faults sheet by sheet, in the order of the workbook. */
export function faultsBySheet(faults: readonly Fault[]): { sheet: ImportSheet; faults: Fault[] }[] {
  return IMPORT_SHEETS.map((sheet) => ({ sheet, faults: faults.filter((fault) => fault.sheet === sheet) })).filter(
    (group) => group.faults.length > 0,
  )
}

export const faultPlace = ({ row, column }: Fault): string => `第 ${row} 行，${column}`

/** To be pasted where the table is mended. */
export const faultsAsText = (faults: readonly Fault[]): string =>
  faults.map((fault) => `${IMPORT_SHEET_LABELS[fault.sheet]}，${faultPlace(fault)}：${fault.message}`).join('\n')

/** What became of it, in a line. */
export function outcomeLine(one: CommunityImport): string {
  if (one.state === 'failed' && one.failure) return IMPORT_FAILURE_LABELS[one.failure]
  if (one.state === 'cancelled') return `${one.cancelledByMe ? '您' : (one.cancelledBy ?? '')}取消了，一行都没有导入`
  if (one.state === 'faulty') return `有 ${grouped(one.faultsTotal)} 处要改，一行都没有导入`
  if (one.state === 'done') return totalLine(one)
  return IMPORT_STATE_LABELS[one.state]
}
