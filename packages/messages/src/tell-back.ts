import type { TellBackStage } from '@juwuye/domain'
import { dayText } from './dates.ts'

/** What is known of a relayed matter where its neighbour is told. */
export interface TellBackFacts {
  readonly stage: TellBackStage
  /** null before somebody named it, and for who may not see the case any more. */
  readonly title: string | null
  /** Who leads it, or mediates. */
  readonly lead: string | null
  /** By when it is to be done (epoch ms); null where nothing is agreed. */
  readonly dueAt: number | null
  readonly unsolved: boolean
  readonly decline: { readonly reason: string; readonly instead: string } | null
  readonly now: number
}

const matter = (title: string | null) => (title === null ? '您上次说的事' : `您说的“${title}”`)
/** People end their sentences themselves, or not. */
const ended = (text: string) => (/[。！？!?.]$/.test(text) ? text : `${text}。`)

const SAYINGS: Record<TellBackStage, (facts: TellBackFacts) => string> = {
  claimed: ({ title, lead, dueAt, now }) =>
    `${matter(title)}，${lead ?? '有人'}接下来办了${dueAt === null ? '' : `，约定 ${dayText(dueAt, now)}前办好`}。`,
  done: ({ title, unsolved }) =>
    unsolved ? `${matter(title)}，这次办不成，原因会如实公示。` : `${matter(title)}，已经做完了。`,
  published: ({ title, unsolved }) =>
    unsolved ? `${matter(title)}，办不成的原因已经公示了。` : `${matter(title)}，结果已经公示了。`,
  declined: ({ title, decline }) =>
    decline === null
      ? `${matter(title)}，社区没有受理。`
      : `${matter(title)}，社区没有受理：${ended(decline.reason)}可以这样办：${ended(decline.instead)}`,
}

/** The sentence to say at the door or on the telephone. */
export const tellBackSentence = (facts: TellBackFacts): string => SAYINGS[facts.stage](facts)

const QUESTIONS: Record<TellBackStage, string> = {
  claimed: '还有什么要说的，请告诉来的人。',
  done: '您看看修好没有，有话请告诉来的人。',
  published: '满意不满意，请告诉来的人，他会一字一句记下来。',
  declined: '要是不服，请告诉来的人，可以再说一次。',
}

/** An A5 slip, paragraph by paragraph, in words one reads at arm's length. */
export function slipLines(facts: TellBackFacts, { deskPhone }: { readonly deskPhone: string | null }): string[] {
  return [tellBackSentence(facts), QUESTIONS[facts.stage], ...(deskPhone === null ? [] : [`服务站电话：${deskPhone}`])]
}
