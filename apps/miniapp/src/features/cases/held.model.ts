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
  whistle: '一段话',
  words: '一段话',
  photo: '一张照片',
}

export interface HeldRow {
  title: string
  note: string
  /** The words; undefined for a photo. */
  text: string | undefined
  photo: PhotoView | undefined
  /** Who said it, when it is about a whistle. */
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

const noteOf = ({ kept, verdict, at }: HeldContent, now: number) =>
  kept ? `${kept.by}看过，没有放行，${whenText(kept.at, now)}` : `${VERDICTS[verdict]}，${whenText(at, now)}`

/** What is held back from neighbours, with the words or the photo itself. */
export function heldRow(view: Shown, held: HeldContent, now: number): HeldRow {
  const { subject, subjectId, seq } = held
  const whistle = whistleOf(view, held)
  const said = subject === 'words' ? view.timeline.find((entry) => entry.seq === seq)?.words : whistle?.text
  return {
    title: SUBJECTS[subject],
    note: noteOf(held, now),
    text: subject === 'photo' ? undefined : (said ?? undefined),
    photo: subject === 'photo' ? photosOf(view).find(({ id }) => id === subjectId) : undefined,
    said: whistle && whistleNote(whistle, now),
  }
}
