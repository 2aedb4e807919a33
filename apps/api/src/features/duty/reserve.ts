import type { Tx } from '../../platform/db/pools.ts'
import type { ShiftRow } from './month-facts.ts'
import type { RosterPerson } from './roster.ts'
import { dutiesNear, problemsOf, standingOf } from './seat-problems.ts'

/** Of the reserve, who may stand there: qualified, not away, with no other shift that day and rested. */
export async function reserveFor(tx: Tx, shift: ShiftRow, now: number): Promise<string[]> {
  const { communityId, personId: missing } = shift
  // nobody asks: the roster is read for the community
  const standing = await standingOf(tx, { communityId, personId: missing ?? '' }, now)
  const near = await dutiesNear(tx, communityId, shift)
  const may = ({ personId }: RosterPerson) =>
    // somebody who helps out may stand once more in a week
    problemsOf(standing, personId, shift, near).every((rule) => rule === 'weeklyMaximum')
  return standing.roster
    .filter(({ personId, reserve, active }) => active && reserve && personId !== missing)
    .filter(may)
    .map(({ personId }) => personId)
}
