import { type ActorFacts, type CaseFacts, type ClockKind, type ReadLevel, readLevel, stands } from '@juwuye/domain'
import type { ActionOffer, CaseCard } from '@juwuye/types'
import { factsOf } from '../../src/features/cases/case-facts.ts'
import { offersFor } from '../../src/features/cases/case-offers.ts'
import { type CaseRecord, findCase } from '../../src/features/cases/case-record.ts'
import { partyRef } from '../../src/features/cases/case-viewer.ts'
import { actorAround } from '../../src/features/communities/index.ts'
import { inCommunity } from '../../src/platform/db/tenant.ts'
import type { TestApp } from '../build-app.ts'
import type { GivenCast } from '../given-cast.ts'

/** Which offers put a case into a queue of the workbench. */
export const OFFERS_OF_QUEUE: Record<string, readonly string[]> = {
  danger: ['confirm-danger/do'],
  toTriage: ['triage/do'],
  summoned: ['check-in/do'],
  toClaim: ['claim-lead/do'],
  toPlan: ['adopt-plan/do', 'close-private/do'],
  toCosign: [
    'adopt-plan/confirm',
    'change-plan/confirm',
    'make-safe/confirm',
    'conclude-unsolved/confirm',
    'close-private/confirm',
    'reclassify/confirm',
    'split/confirm',
    'put-on-book/confirm',
    'pause-clock/confirm',
  ],
  toDo: ['submit-node/do'],
  toSign: ['sign-yes/do'],
  toPublish: ['publish/do', 'restore-page/do'],
  toRule: ['rule-objection/do', 'rule-appeal/do', 'rule-lead/do'],
  toRate: ['rate/do'],
  toAnswer: ['answer-report/do'],
  toAnswerSupervision: ['answer-supervision/do'],
}

/** What somebody sees of a case, and may do. */
export interface Sight {
  readonly level: ReadLevel
  readonly record: CaseRecord
  readonly offers: readonly ActionOffer[]
  /** A promise is over that their desk, their parties or they themselves work on. */
  readonly late: boolean
}

/** Clocks that promise nothing to anybody outside. */
const OWN_TIMES: readonly ClockKind[] = ['publicity', 'lease', 'pendingAct']

function isLate(actor: ActorFacts, facts: CaseFacts, { clocks, parties, row }: CaseRecord, now: number): boolean {
  const over = clocks.some((one) => one.stoppedAt === null && one.dueAt <= now && !OWN_TIMES.includes(one.kind))
  const called = parties.some((party) => actor.memberships.some((m) => m.partyId === party.partyId))
  return over && (stands(actor, 'desk', facts) || called || row.mediatorId === actor.personId)
}

/** By viewer, by case; undefined where it does not exist for them. */
export type Sights = ReadonlyMap<string, ReadonlyMap<string, Sight | undefined>>

/** Asks the rules about each case and viewer, apart from any list. */
export async function sightsOf(
  t: TestApp,
  communityId: string,
  cases: readonly string[],
  people: Record<string, string>,
): Promise<Sights> {
  const now = t.clock.now()
  const records = await inCommunity(t.deps.db.api, { communityId }, async (tx) => {
    const found: CaseRecord[] = []
    for (const id of cases) {
      const record = await findCase(tx, communityId, id, now, false)
      if (record) found.push(record)
    }
    return found
  })
  const all = new Map<string, Map<string, Sight | undefined>>()
  for (const [name, personId] of Object.entries(people)) {
    const actor = await inCommunity(t.deps.db.api, { communityId, personId }, (tx) =>
      actorAround(tx, communityId, personId, now),
    )
    const sight = (record: CaseRecord): Sight | undefined => {
      const facts = factsOf(record)
      const level = readLevel(actor, facts)
      const partyOf = (id: string) => partyRef(record, id)
      return level === 'none'
        ? undefined
        : {
            level,
            record,
            offers: offersFor({ actor, facts, now, deadlines: record.deadlines, partyOf }),
            late: isLate(actor, facts, record, now),
          }
    }
    all.set(name, new Map(records.map((record) => [record.row.id, sight(record)])))
  }
  return all
}

/** Ids of all cases of a list, page by page. */
export async function listAll(c: GivenCast, personId: string, query: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const more = cursor === null ? '' : `&cursor=${cursor}`
    const { status, body } = await c.get(personId, `/cases?limit=30&${query}${more}`)
    if (status !== 200) throw new Error(`${query} answered ${status}`)
    ids.push(...body.items.map((item: CaseCard) => item.id))
    cursor = body.nextCursor
  } while (cursor !== null)
  return ids
}
