import { toldCount } from '@juwuye/domain'
import type { MembershipEnded } from '@juwuye/types'
import type { Tx } from '../../platform/db/pools.ts'
import { findEnded, isDeskMember, namesOf } from '../communities/index.ts'
import type { Survey } from './survey.ts'

/** Whose matters may be private, so that a small number of them is not for everybody. */
const OF_CASES = ['mediation', 'talk', 'received', 'pendingAct', 'tellBack'] as const

/** What came of it, the same whenever it is asked. */
export async function endedView(
  tx: Tx,
  { communityId, membershipId }: { communityId: string; membershipId: string },
  viewer: Survey['viewer'],
): Promise<MembershipEnded> {
  const { endedAt, personId, ending } = await findEnded(tx, communityId, membershipId)
  const { successorId, moved, dutyEnded } = ending
  const names = await namesOf(tx, communityId, successorId === null ? [] : [successorId])
  const all = { tellBack: 0, neighbours: 0, ...moved }
  const sees = isDeskMember(viewer) || viewer.personId === personId
  const told = OF_CASES.map((kind) => [kind, sees ? { count: all[kind], few: false } : toldCount(all[kind])] as const)
  return {
    membershipId,
    endedAt,
    successor: successorId === null ? null : { personId: successorId, name: names.get(successorId)?.name ?? '' },
    moved: { ...all, ...Object.fromEntries(told.map(([kind, { count }]) => [kind, count])) },
    fewUnseen: told.some(([, { few }]) => few),
    dutyEnded,
  }
}
