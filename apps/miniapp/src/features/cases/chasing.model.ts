import { CLOCK_LABELS, dayText, dayTimeText, durationText, SUPERVISION_LABELS, whenText } from '@juwuye/messages'
import type { CaseCard, CaseView, SupervisionView } from '@juwuye/types'
import type { ClockState, IconName } from '../../ui/index.ts'

interface Badge {
  state: ClockState
  icon: IconName
  text: string
}

/** What a card says besides its clock: that it is supervised, that it is on the book. */
export function cardBadges({ supervised, onBook }: Pick<CaseCard, 'supervised' | 'onBook'>): Badge[] {
  const badges: Badge[] = []
  if (supervised !== null) badges.push(levelBadge(supervised))
  if (onBook) badges.push({ state: 'stopped', icon: 'book', text: '挂账' })
  return badges
}

/** Levels 1 and 2 are there because a promise was broken; a demand by hand is none yet. */
const levelBadge = (level: SupervisionView['level']): Badge => ({
  state: level === 0 ? 'normal' : 'late',
  icon: 'bell',
  text: SUPERVISION_LABELS[level],
})

/** Whom each level was reported to; of a private matter no council hears. */
function reported(level: SupervisionView['level'], isPrivate: boolean): string | undefined {
  if (level === 0) return undefined
  if (level === 2) return '已报给书记和镇街'
  return isPrivate ? '已报给书记' : '已报给书记和理事会'
}

interface SupervisionRow {
  badge: Badge
  /** What the clock itself demands; undefined where somebody did. */
  about: string | undefined
  /** Somebody's own words. */
  demand: string | undefined
  /** “共建理事会，今天 9:41，已报给 …” */
  from: string
  /** Until when an answer is due, while there is none. */
  due: { state: ClockState; chip: string; text: string } | undefined
  /** “安居物业，昨天 20:15 答复”, or that nothing is left to answer. */
  over: string | undefined
  answer: string | undefined
}

/** One 督办单 as its strip. */
export function supervisionRow(
  supervision: SupervisionView,
  { class: caseClass }: Pick<CaseView, 'class'>,
  now: number,
): SupervisionRow {
  const { level, clock, demand, by, at, answerBy, answer } = supervision
  const badge = levelBadge(level)
  const open = isOpenSupervision(supervision)
  return {
    badge: open ? badge : { ...badge, state: 'stopped' },
    about: clock === null ? undefined : demand || `“${CLOCK_LABELS[clock]}”的时限超了`,
    demand: clock === null ? demand : undefined,
    from: [by ?? '到时间自动督办', whenText(at, now), reported(level, caseClass === 'private')]
      .filter(Boolean)
      .join('，'),
    due: open ? answerDue(answerBy, now) : undefined,
    over: overLine(supervision, now),
    answer: answer?.words ?? undefined,
  }
}

function overLine({ answer, settledAt }: SupervisionView, now: number): string | undefined {
  if (answer) return `${answer.by}，${whenText(answer.at, now)} 答复`
  return settledAt === null ? undefined : `${whenText(settledAt, now)} 这一步办了，不用再答复`
}

function answerDue(answerBy: number | null, now: number): SupervisionRow['due'] {
  if (answerBy === null) return { state: 'normal', chip: '等答复', text: '' }
  const text = `${dayTimeText(answerBy, now)} 前要答复`
  if (answerBy <= now) return { state: 'late', chip: `超了 ${durationText(now - answerBy)}`, text: `本该 ${text}` }
  return { state: 'normal', chip: '等答复', text }
}

/** What one of several is told apart by. */
export function supervisionName(
  supervision: SupervisionView,
  view: Pick<CaseView, 'class'>,
  now: number,
): { label: string; note: string } {
  const { badge, about, demand, from } = supervisionRow(supervision, view, now)
  return { label: [badge.text, about ?? demand].filter(Boolean).join('：'), note: from }
}

const isOpenSupervision = ({ answer, settledAt }: SupervisionView) => answer === null && settledAt === null

/** What still waits for an answer, then what does not any more; the newest first. */
export function supervisionsInOrder({ supervisions }: Pick<CaseView, 'supervisions'>) {
  const newest = [...supervisions].sort((a, b) => b.at - a.at)
  return { open: newest.filter(isOpenSupervision), over: newest.filter((one) => !isOpenSupervision(one)) }
}

/** “3 次，1 次等答复” */
export function supervisionsAside(view: Pick<CaseView, 'supervisions'>): string {
  const { open, over } = supervisionsInOrder(view)
  const all = `${open.length + over.length} 次`
  return open.length > 0 ? `${all}，${open.length} 次等答复` : `${all}，都了结了`
}

/** What being on the book means for whoever waits. */
export const BOOK_MEANING = '复核以前不催、不督办；期限照走，超时还算超时'

/** 挂账 as its strip. */
export function bookNotice({ book }: Pick<CaseView, 'book'>, now: number) {
  if (!book) return undefined
  const over = book.until <= now
  return {
    title: over ? `挂账到期了，该复核了` : `挂账，${dayText(book.until, now)}复核`,
    since: `${whenText(book.since, now)} 挂的`,
    meaning: over ? '复核以后，照常催办' : BOOK_MEANING,
    reason: book.reason ?? undefined,
  }
}

/** “催了 3 次，最近一次是昨天 20:15”; undefined when nobody urged. */
export function urgedLine({ urged: { count, lastAt } }: Pick<CaseView, 'urged'>, now: number): string | undefined {
  if (count === 0) return undefined
  const last = lastAt === null ? '' : whenText(lastAt, now)
  return last ? `催了 ${count} 次，最近一次 ${last}` : `催了 ${count} 次`
}
