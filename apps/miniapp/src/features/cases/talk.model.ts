import type { BoardEntry, CaseView, TalkView } from '@juwuye/types'
import type { NodeInHand } from './plan-draft.model.ts'

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

const CAME: readonly BoardEntry['role'][] = ['lead', 'supporting', 'checkedIn']

/** Whom to start from: the parties that are at work on the case. */
export function likelyPeople({ board }: Pick<CaseView, 'board'>, newKey: () => string): PersonInHand[] {
  return board
    .filter(({ role }) => CAME.includes(role))
    .map(({ party }) => ({ key: newKey(), partyId: party.id, name: party.name, said: '' }))
}

/** Why the steps cannot be agreed on as yet: nothing says what they carry out. */
export function agreedFault(agreed: string, nodes: readonly unknown[]): string | undefined {
  return nodes.length > 0 && agreed.trim() === '' ? '先写说定了什么，再写分几段办' : undefined
}
