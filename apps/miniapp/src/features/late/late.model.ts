import type { Chase, ClockKind } from '@juwuye/domain'
import { CLASS_LABELS, CLOCK_LABELS, durationText, SUPERVISION_LABELS, whenText } from '@juwuye/messages'
import type { LateRow, Me, MembershipView } from '@juwuye/types'
import { servesTown } from '../../shared/community.model.ts'
import type { Fact } from '../../ui/index.ts'

const WATCHING: readonly MembershipView['role'][] = ['secretary', 'socialWorker', 'councilMember']

/** Secretary, council and desk watch what runs late here, and the town's officers what reached them. */
export function seesLate(me: Pick<Me, 'regions'>, memberships: readonly MembershipView[]): boolean {
  return servesTown(me) || watchesHere(memberships)
}

const watchesHere = (memberships: readonly MembershipView[]) => memberships.some(({ role }) => WATCHING.includes(role))

/** What is said of each matter: the town reads whose it is, and why, once it has to rule or stepped in. */
export function lateNote(memberships: readonly MembershipView[]): string {
  return watchesHere(memberships)
    ? '该谁办、卡在哪、接下来怎样'
    : '时限、接下来怎样；要镇街裁定的、发了督办的，看得到该谁办'
}

/** `any`, or the level of supervision it has reached. */
export type LevelFilter = 'any' | '0' | '1' | '2'

export const LEVEL_CHOICES: readonly { value: LevelFilter; label: string }[] = [
  { value: 'any', label: '全部' },
  { value: '1', label: SUPERVISION_LABELS[1] },
  { value: '2', label: SUPERVISION_LABELS[2] },
  { value: '0', label: '督办单' },
]

/** What time does by itself next. */
const NEXT: Record<Chase, string> = {
  remind: '提醒该办的人',
  levelOne: '自动督办，报给书记和理事会',
  levelTwo: '报给镇街',
  release: '收回牵头，放回去等人认领',
  replaceSeat: '换一席来核验',
  passUp: '交给上一级来裁定',
  lapse: '没人确认，就作废',
  close: '公示期满，办结',
  endBook: '挂账到期，接着催',
  resume: '停表到期，接着计时',
}

/** Over the title: “梧桐 2026-0417 · 难事”. */
export function headText({ number, class: caseClass }: Pick<LateRow, 'number' | 'class'>): string {
  return [number, caseClass && CLASS_LABELS[caseClass]].filter(Boolean).join(' · ')
}

/** What has not happened: “定下方案，超了 2 天”; where it may still be in time, until when. */
export function lateText({ clock, dueAt }: { clock: ClockKind; dueAt: number }, now: number): string {
  const what = CLOCK_LABELS[clock]
  return dueAt <= now ? `${what}，超了 ${durationText(now - dueAt)}` : `${what}，还剩 ${durationText(dueAt - now)}`
}

/** The level of supervision in words; undefined where there is none yet. */
export function levelText(level: LateRow['level']): string | undefined {
  return level === null ? undefined : SUPERVISION_LABELS[level]
}

/** What is to be known about it, line by line. */
export function linesOf(row: LateRow, now: number): Fact[] {
  const { owner, why, working, next } = row
  const lines: Fact[] = [
    { name: '该谁办', text: owner },
    { name: '卡在哪', text: why },
    { name: '怎么算的', text: working.slice(working.indexOf('：') + 1) },
    { name: '接下来', text: next === null ? '该催的都催过了，要人来督办' : nextText(next, now) },
  ]
  return lines.filter(({ text }) => text !== '')
}

function nextText({ chase, at }: NonNullable<LateRow['next']>, now: number): string {
  return at <= now ? `这就${NEXT[chase]}` : `${whenText(at, now)} ${NEXT[chase]}`
}
