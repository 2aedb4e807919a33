import type { ACT_BODIES, blowBody, publicationDraft } from '@juwuye/types/schemas'
import type { z } from 'zod'
import type { TextToCheck } from '../../platform/wechat/content-check.ts'

/** Something that is about to be said. */
export interface Said {
  /** The field it was typed into. */
  readonly path: string
  readonly text: string
  /** What kind of place WeChat should take it for. */
  readonly scene: TextToCheck['scene']
  /**
   * What becomes of risky words. What a neighbour says is filed in any case and held back from the others. What is put
   * before everybody is sent back to who wrote it, who can mend it.
   */
  readonly risky: 'hold' | 'refuse'
}

const COMMENT = 2
const FORUM = 3

const held = (path: string, text: string): Said => ({ path, text, scene: COMMENT, risky: 'hold' })
const shown = (path: string, text: string): Said => ({ path, text, scene: FORUM, risky: 'refuse' })
/** The names of the steps stand on the public page. */
const steps = (nodes: readonly { readonly title: string }[]) => [
  shown('nodes', nodes.map(({ title }) => title).join('\n')),
]

type Body<A extends keyof typeof ACT_BODIES> = z.output<(typeof ACT_BODIES)[A]>

/** The words of an act that a neighbour or the public may come to read; of an act that is not here, nobody does. */
const WORDS_OF_ACTS: { readonly [A in keyof typeof ACT_BODIES]?: (body: Body<A>) => readonly Said[] } = {
  join: ({ text }) => [held('text', text)],
  urge: ({ words }) => [held('words', words)],
  appeal: ({ reason }) => [held('reason', reason)],
  object: ({ reason }) => [held('reason', reason)],
  reopen: ({ reason }) => [held('reason', reason)],
  triage: ({ title }) => [shown('title', title)],
  'confirm-danger': ({ title }) => [shown('title', title)],
  'adopt-plan': ({ nodes }) => steps(nodes),
  'change-plan': ({ nodes }) => steps(nodes),
  'conclude-unsolved': ({ words }) => [shown('words', words)],
  publish: (draft) => wordsOfPage(draft),
  'restore-page': (draft) => wordsOfPage(draft),
}

export function wordsOfAct(action: keyof typeof ACT_BODIES, body: unknown): readonly Said[] {
  const of = WORDS_OF_ACTS[action] as ((body: unknown) => readonly Said[]) | undefined
  return of?.(body) ?? []
}

export const wordsOfWhistle = ({ text, spot }: z.output<typeof blowBody>): readonly Said[] => [
  { path: 'text', text: spot === '' ? text : `${text}\n${spot}`, scene: FORUM, risky: 'hold' },
]

export const wordsOfPage = ({
  problem,
  done,
  paidBy,
}: Pick<z.output<typeof publicationDraft>, 'problem' | 'done' | 'paidBy'>): readonly Said[] => [
  shown('problem', problem),
  shown('done', done),
  shown('paidBy', paidBy),
]
