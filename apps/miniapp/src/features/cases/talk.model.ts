import { LIMITS } from '@juwuye/domain'
import type { ActBodies, BoardEntry, CaseView, TalkView } from '@juwuye/types'
import { dayWords } from './days.model.ts'
import { type NodeInHand, planBody } from './plan-draft.model.ts'

type Talks = Pick<CaseView, 'talks'>

/** The talk that goes on now. */
export const openTalk = ({ talks }: Talks): TalkView | undefined => talks.find(({ endedAt }) => endedAt === null)

/** Talks that are over, the latest first. */
export const endedTalks = ({ talks }: Talks): TalkView[] =>
  talks.filter(({ endedAt }) => endedAt !== null).sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))

/** The latest talk that was agreed on in steps. */
export const agreedTalk = (view: Talks): TalkView | undefined => endedTalks(view).find(({ nodes }) => nodes.length > 0)

/** The agreed steps as nodes in hand. */
export const agreedNodes = ({ nodes }: Pick<TalkView, 'nodes'>, newKey: () => string): NodeInHand[] =>
  nodes.map((node) => ({ ...node, key: newKey() }))

/** Somebody who was there, while it is being written down. */
export interface PersonInHand {
  key: string
  partyId: string | null
  /** Who came: “安居物业 周经理”, “3 幢陈阿姨”. */
  name: string
  said: string
}

/** A party's name as the name of who came. */
export const shortName = (name: string) => [...name].slice(0, LIMITS.nameChars).join('')

const CAME: readonly BoardEntry['role'][] = ['lead', 'supporting', 'checkedIn']

/** Whom to start from: the parties that are at work on the case. */
export function likelyPeople({ board }: Pick<CaseView, 'board'>, newKey: () => string): PersonInHand[] {
  return board
    .filter(({ role }) => CAME.includes(role))
    .map(({ party }) => ({ key: newKey(), partyId: party.id, name: shortName(party.name), said: '' }))
}

/** What was talked about and how it ended, while it is being written down. */
export interface TalkInHand {
  people: PersonInHand[]
  outcome: 'agreed' | 'none' | undefined
  agreed: string
  nodes: NodeInHand[]
}

/** The body: what was not agreed has no steps. */
export function talkBody({ people, outcome, agreed, nodes }: TalkInHand): ActBodies['end-talk'] {
  const settled = outcome === 'agreed'
  return {
    people: people.map(({ key: _key, ...person }) => person),
    agreed: settled ? agreed : '',
    nodes: settled ? planBody(nodes).nodes : [],
  }
}

/** What the agreed steps become, for who ends the talk. */
export function stepsBecome({ board, nodes, class: kind }: Pick<CaseView, 'board' | 'nodes' | 'class'>): string {
  if (nodes.length > 0) return '牵头的改方案时，照着谈好的填'
  if (!board.some(({ role, isMine }) => role === 'lead' && isMine)) return '牵头的定方案时，照着谈好的填'
  return kind === 'minor' ? '写了就是方案，定了就动手' : '写了就是方案，等一位来会签'
}

/** “1. 清出架空层，11 月 26 日（周四）前” */
export const talkSteps = ({ nodes }: Pick<TalkView, 'nodes'>, now: number): { key: string; text: string }[] =>
  nodes.map(({ title, dueDay }, place) => ({
    key: `${place}`,
    text: `${place + 1}. ${title}，${dayWords(dueDay, now)}前`,
  }))
