import { whenText } from '@juwuye/messages'
import type { CaseView, HeldContent, PhotoView, WhistleView } from '@juwuye/types'
import { whistleNote } from './case-words.model.ts'

/** What the content check said, as a person says it. */
const VERDICTS: Record<HeldContent['verdict'], string> = {
  pending: '还在检查',
  passed: '检查没有发现问题',
  unchecked: '没有查成',
  review: '检查说：请人看一眼',
  risky: '检查说：可能不合适',
}

const SUBJECTS: Record<HeldContent['subject'], string> = {
  whistle: '吹哨说的话',
  words: '后来说的话',
  photo: '一张照片',
}

export interface HeldRow {
  title: string
  note: string
  /** The words; undefined for a photo. */
  text: string | undefined
  photo: PhotoView | undefined
  /** Who said it, and when or with which act. */
  said: string | undefined
}

type Shown = Pick<CaseView, 'whistles' | 'nodes' | 'timeline' | 'pending'>

function photosOf({ whistles, nodes, timeline, pending }: Shown): PhotoView[] {
  return [
    ...whistles.flatMap(({ photos }) => photos),
    ...nodes.flatMap(({ before, after }) => [...before, ...after]),
    ...timeline.flatMap(({ photos }) => photos),
    ...pending.flatMap(({ photos }) => photos),
  ]
}

/** The whistle that is meant, or in which the photo lies. */
function whistleOf({ whistles }: Shown, { subject, subjectId }: HeldContent): WhistleView | undefined {
  if (subject === 'whistle') return whistles.find(({ id }) => id === subjectId)
  return whistles.find(({ photos }) => photos.some(({ id }) => id === subjectId))
}

/** What was said later, with an act: it stands in the timeline. */
const entryOf = ({ timeline }: Shown, { seq }: HeldContent) => timeline.find((entry) => entry.seq === seq)

/** “林社工看过，今天 9:41 说不放行：骂人的话” */
function keptLine({ kept }: HeldContent, now: number): string | undefined {
  if (!kept) return undefined
  const said = `${kept.by}看过，${whenText(kept.at, now)} 没有放行`
  return kept.reason ? `${said}：${kept.reason}` : said
}

/** What is held back from neighbours, with the words or the photo itself. */
export function heldRow(view: Shown, held: HeldContent, now: number): HeldRow {
  const { subject, subjectId, verdict, at } = held
  const whistle = whistleOf(view, held)
  const entry = subject === 'words' ? entryOf(view, held) : undefined
  return {
    title: SUBJECTS[subject],
    note: keptLine(held, now) ?? `${VERDICTS[verdict]}，${whenText(at, now)}`,
    text: (subject === 'whistle' ? whistle?.text : entry?.words) ?? undefined,
    photo: subject === 'photo' ? photosOf(view).find(({ id }) => id === subjectId) : undefined,
    said: whistle ? whistleNote(whistle, now) : entry && `${entry.by?.name ?? ''}${entry.text}`,
  }
}

/** “3 条，1 条等您看” */
export function heldAside(held: readonly HeldContent[]): string {
  const waiting = held.filter(({ kept }) => kept === null).length
  const all = `${held.length} 条`
  return waiting > 0 ? `${all}，${waiting} 条等您看` : all
}
