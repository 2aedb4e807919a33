import { dayOf, type TwoStepAction } from '@juwuye/domain'
import { CLASS_LABELS, CLOCK_LABELS, dayText, PENDING_LABELS, UNSOLVED_LABELS } from '@juwuye/messages'
import type { CaseNode, CaseView, PendingActView } from '@juwuye/types'
import { BOOK_MEANING } from './chasing.model.ts'
import { dayWords } from './days.model.ts'

interface PendingWords {
  /** Heads the card on the case. */
  title: string
  /** What becomes of it when nobody answers. */
  lapse: string
  /** Heads the sheet of whoever is asked. */
  ask: string
  /** What saying yes brings about, where it does not show from what was proposed. */
  meaning?: string
  yes: string
  no: string
  noLong: string
  /** Label of the reason for a no, and what to write there. */
  why: string
  whyAsked?: string
}

const WORDS: Record<TwoStepAction, PendingWords> = {
  'adopt-plan': {
    title: '方案，等人会签',
    lapse: '没人会签，就作废',
    ask: '会签方案',
    yes: '同意，会签',
    no: '不同意',
    noLong: '不同意，退回去',
    why: '哪里不同意',
  },
  'change-plan': {
    title: '方案要改，等人会签',
    lapse: '没人会签，就作废，照原来的做',
    ask: '方案这样改，行不行',
    yes: '同意，会签',
    no: '不同意',
    noLong: '不同意，照原来的',
    why: '哪里不同意',
  },
  'make-safe': {
    title: '说险排除了，等人去看',
    lapse: '没人看过，就不算数',
    ask: '险排除了没有',
    meaning: '去看一眼再答；您说排除了，这个期限就停下来',
    yes: '看过了，排除了',
    no: '还没排除',
    noLong: '还没排除',
    why: '还有什么危险',
    whyAsked: '比如：二楼空调外机下面还松着',
  },
  'conclude-unsolved': {
    title: '说这件办不成，等裁定',
    lapse: '没人裁定，就接着办',
    ask: '这件是不是办不成',
    meaning: '您同意了，这件就按“没办成”收尾，照实公示：为什么、谁定的。不同意，就接着办',
    yes: '同意，照实公示',
    no: '不同意',
    noLong: '不同意，接着办',
    why: '还可以怎么办',
    whyAsked: '比如：先修最急的一段，剩下的申请明年的补贴',
  },
  'close-private': {
    title: '调解结果，等双方确认',
    lapse: '没有回话，也算确认',
    ask: '调解好了吗',
    yes: '是的，说好了',
    no: '还没说好',
    noLong: '还没说好',
    why: '哪里没说好',
  },
  reclassify: {
    title: '想公开来办，等吹哨的邻居同意',
    lapse: '没有回话，还是私下办',
    ask: '公开来办，行不行',
    meaning: '同意了，叫来的几家就看得到这件事，办完也要公示，公示里没有姓名和门牌。不同意，还是调解员私下办',
    yes: '同意公开来办',
    no: '不同意',
    noLong: '不同意，还是私下办',
    why: '顾虑什么',
    whyAsked: '不想写，空着也行',
  },
  split: {
    title: '有邻居想拆成两件，等社工定',
    lapse: '没人答复，就不拆',
    ask: '拆不拆成两件',
    meaning: '拆开以后，拆出来的另有编号，从头派哨；期限照它自己吹哨的那天算',
    yes: '同意，拆开',
    no: '不拆',
    noLong: '不拆',
    why: '为什么不拆',
    whyAsked: '提的邻居看得到',
  },
  'put-on-book': {
    title: '想挂账，等裁定',
    lapse: '没人裁定，就不挂账',
    ask: '这件挂不挂账',
    meaning: `同意了，${BOOK_MEANING}。不同意，就接着办`,
    yes: '同意挂账',
    no: '不同意',
    noLong: '不同意，接着办',
    why: '为什么不挂账',
    whyAsked: '比如：配件下周就到，不用等三个月',
  },
  'pause-clock': {
    title: '想停表，等社工同意',
    lapse: '没人答复，就不停',
    ask: '这个时限停不停',
    meaning: '同意了，停几天，就顺延几天。吹哨的邻居看得到为什么停',
    yes: '同意停表',
    no: '不同意',
    noLong: '不同意，期限不变',
    why: '为什么不停',
    whyAsked: '比如：不用等配件，先把主管换掉',
  },
}

export const pendingWords = (action: PendingActView['action']): PendingWords =>
  WORDS[action as TwoStepAction] ?? WORDS['adopt-plan']

/** What the proposal is called when its author takes it back. */
export const pendingName = (action: PendingActView['action']): string => PENDING_LABELS[action as TwoStepAction] ?? ''

type Proposed = Pick<PendingActView, 'action' | 'unsolved' | 'class' | 'pause' | 'reviewAt'>

/** “没有这笔钱”, “想改成大事”: what is proposed, in one line, where it is no list of steps. */
export function pendingLead(act: Proposed, now: number): string | undefined {
  if (act.unsolved !== null) return `办不成：${UNSOLVED_LABELS[act.unsolved]}`
  if (act.pause !== null) return `“${CLOCK_LABELS[act.pause.clock]}”的时限，停到 ${dayText(act.pause.until, now)}`
  if (act.reviewAt !== null) return `挂账，${dayText(act.reviewAt, now)}复核`
  return act.class === null ? undefined : `改成${CLASS_LABELS[act.class]}，公开来办`
}

/** The whistles a split would take out, in their order on the case. */
export function splitWhistles(act: Pick<PendingActView, 'whistleIds'>, view: Pick<CaseView, 'whistles'>) {
  return view.whistles.filter(({ id }) => act.whistleIds.includes(id))
}

interface ChangedNode {
  title: string
  doer: string
  dueDay: string
}

/** “原来物业做，11 月 26 日（周四）前”: what a changed plan alters in a node; undefined when nothing. */
export function changeNote(node: ChangedNode, old: CaseNode, now: number): string | undefined {
  const day = dayOf(old.dueAt)
  const was = [
    node.title === old.title ? undefined : `叫“${old.title}”`,
    node.doer === old.doer.name ? undefined : `${old.doer.name}做`,
    node.dueDay === day ? undefined : `${dayWords(day, now)}前`,
  ].filter(Boolean)
  const text = was.join('，')
  return text ? `原来${/^\d/.test(text) ? ' ' : ''}${text}` : undefined
}
