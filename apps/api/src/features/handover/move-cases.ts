import type { Audience } from '@juwuye/domain'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/pools.ts'
import type { Ids } from '../../platform/ids.ts'
import {
  bareWork,
  type CaseRow,
  CaseWork,
  caseTalks,
  type EventAuthor,
  findCase,
  type pendingActs,
  readdressQuestions,
  voidAct,
} from '../cases/index.ts'
import { type HeldCase, type HoldingKind, passesOn } from './held.ts'

type PendingAct = typeof pendingActs.$inferSelect

interface Moving {
  readonly tx: Tx
  readonly ids: Ids
  readonly now: number
  readonly successor: { readonly personId: string; readonly name: string } | null
  readonly authorOn: (kinds: readonly HoldingKind[]) => EventAuthor
}

/** Passes on what the person held on cases that are locked, with an event on each; their first halves of acts lapse. */
export async function moveCases(
  moving: Moving,
  rows: readonly CaseRow[],
  held: readonly HeldCase[],
  lapsing: readonly PendingAct[],
): Promise<void> {
  for (const row of rows) {
    const kinds = held.filter(({ caseId }) => caseId === row.id).map(({ kind }) => kind)
    const acts = lapsing.filter(({ caseId }) => caseId === row.id)
    if (kinds.some((kind) => kind !== 'ruling')) await moveCase(moving, row, kinds, acts)
    if (kinds.includes('ruling')) await readdress(moving, row)
  }
}

async function moveCase(
  { tx, ids, now, successor, authorOn }: Moving,
  row: CaseRow,
  kinds: readonly HoldingKind[],
  acts: readonly PendingAct[],
): Promise<void> {
  const work = await bareWork(tx, ids, now, row, authorOn(kinds))
  if (successor && kinds.includes('mediation')) {
    work.row.mediatorId = successor.personId
    // who mediates now has yet to come forward and say a word to the reporter
    work.row.mediatorCheckedInAt = null
    work.row.mediatorReply = null
  }
  if (successor && kinds.includes('received')) work.row.firstReceiverId = successor.personId
  if (successor && kinds.includes('talk')) {
    await tx
      .update(caseTalks)
      .set({ convenerId: successor.personId, convenerName: successor.name })
      .where(and(eq(caseTalks.communityId, row.communityId), eq(caseTalks.caseId, row.id), isNull(caseTalks.endedAt)))
  }
  const moved = kinds.filter((kind) => kind === 'tellBack' || passesOn([{ kind }]))
  await work.append('handedOver', toldOf(row, kinds), { data: { moved } })
  for (const act of acts) await voidAct(work, act)
  await work.save()
}

/** Who tells a neighbour is nobody's business but the desk's. */
function toldOf({ caseClass }: CaseRow, kinds: readonly HoldingKind[]): readonly Audience[] {
  if (kinds.every((kind) => kind === 'tellBack')) return ['desk']
  return caseClass === 'private' ? ['reporter', 'desk'] : ['summoned', 'desk']
}

/** A question put to a body that lost this officer goes to the body that rules now. */
async function readdress({ tx, ids, now, authorOn }: Moving, { communityId, id }: CaseRow): Promise<void> {
  const record = await findCase(tx, communityId, id, now, false)
  if (record) await readdressQuestions(new CaseWork(tx, ids, now, record, authorOn(['ruling'])))
}
