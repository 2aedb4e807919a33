import { type CaseFacts, ratersOf } from '@juwuye/domain'
import type { RatingCounts } from '@juwuye/types'
import type { CaseRecord } from './case-record.ts'

type Rating = Pick<CaseRecord['ratings'][number], 'personId' | 'solved' | 'level'>

/** The answers to the result in force. */
export const ratingsOfRound = ({ ratings, row }: CaseRecord): CaseRecord['ratings'] =>
  ratings.filter((rating) => rating.round === row.publicityRound)

/** 基本满意 and better: the top three levels. */
const CONTENT = 3

/** How many were asked, how many answered, and what they said. Whoever answered was asked, also if they left since. */
export function ratingCounts(facts: CaseFacts, answers: readonly Rating[]): RatingCounts {
  const asked = new Set([...ratersOf(facts), ...answers.map(({ personId }) => personId)])
  return {
    asked: asked.size,
    answered: answers.length,
    solved: answers.filter(({ solved }) => solved === 'solved').length,
    content: answers.filter(({ level }) => level >= CONTENT).length,
  }
}
